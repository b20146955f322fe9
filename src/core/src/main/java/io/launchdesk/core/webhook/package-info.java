/** Channels of chat systems that are told what groups and teams are told. */
package io.launchdesk.core.webhook;
