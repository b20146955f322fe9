package io.launchdesk.workers.launch;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where channels other than landing pages are published.
 *
 * @param endpoint base address: {@code PUT {endpoint}/{channel}/{key}} publishes
 */
@ConfigurationProperties("launchdesk.channels")
record ChannelProperties(
    URI endpoint,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout) {}
