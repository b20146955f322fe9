/** What groups and teams are told is sent to their channels in Slack and Microsoft Teams. */
package io.launchdesk.workers.webhook;
