package io.launchdesk.workers.sla;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely clocks follow what the engine did.
 *
 * @param followInterval pause between two looks at the clocks that wait for the end of a step
 * @param recomputeInterval pause between two looks for changed calendars and agreements
 */
@ConfigurationProperties("launchdesk.sla")
public record SlaProperties(
    @DefaultValue("1s") Duration followInterval, @DefaultValue("1s") Duration recomputeInterval) {}
