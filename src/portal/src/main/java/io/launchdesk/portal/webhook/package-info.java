/** Channels of chat systems that groups and teams are told by; kept by admins. */
package io.launchdesk.portal.webhook;
