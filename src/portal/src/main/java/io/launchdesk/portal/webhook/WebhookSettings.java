package io.launchdesk.portal.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which channels are taken; workers read the same setting when they call them.
 *
 * @param allowPrivate whether addresses of this machine and of private networks are taken
 */
@ConfigurationProperties("launchdesk.webhooks")
record WebhookSettings(@DefaultValue("false") boolean allowPrivate) {}
