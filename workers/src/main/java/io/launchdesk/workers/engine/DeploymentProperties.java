package io.launchdesk.workers.engine;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models this service deploys, and whether.
 *
 * @param resources patterns; all that match go up in one deployment
 * @param retryAfter pause before the next attempt while the engine is away
 * @param timeout how long the engine may take for the deployment
 * @param patience how long a change waits for an engine that is away or busy, before it fails
 */
@ConfigurationProperties("launchdesk.deployment")
public record DeploymentProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue({
          "classpath*:processes/*.bpmn",
          "classpath*:processes/*.dmn",
          "classpath*:forms/*.form"
        })
        List<String> resources,
    @DefaultValue("2s") Duration retryAfter,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("10m") Duration patience) {}
