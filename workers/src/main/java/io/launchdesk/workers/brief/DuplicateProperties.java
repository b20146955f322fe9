package io.launchdesk.workers.brief;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When two requests count as alike. A model may say otherwise with the task headers {@code
 * withinDays} and {@code similarity}.
 *
 * @param within how far back to look
 * @param similarity of titles, 0 to 1, from which requests of one type and team are alike
 */
@ConfigurationProperties("launchdesk.duplicates")
record DuplicateProperties(
    @DefaultValue("30d") Duration within, @DefaultValue("0.6") BigDecimal similarity) {}
