package io.launchdesk.workers.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How channels are called.
 *
 * @param allowPrivate whether addresses of this machine and of private networks may be called
 * @param timeout how long one call may take
 * @param longestPause between two attempts to send one message
 */
@ConfigurationProperties("launchdesk.webhooks")
record WebhookProperties(
    @DefaultValue("false") boolean allowPrivate,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("10m") Duration longestPause) {}
