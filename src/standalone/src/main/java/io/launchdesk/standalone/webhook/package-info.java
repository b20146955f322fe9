/** A receiver of webhooks in the formats of Slack and Microsoft Teams, to try them by hand. */
package io.launchdesk.standalone.webhook;
