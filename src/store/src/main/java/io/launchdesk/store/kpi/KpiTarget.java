package io.launchdesk.store.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An aim for a figure.
 *
 * @param version counts up with each change of the KPI's aim
 * @param value in the KPI's unit; null when from that day on there is no aim
 * @param effectiveFrom the first day on which it holds, in the desk's time zone
 * @param author username; null when it came with the product
 */
public record KpiTarget(
    String kpi,
    int version,
    BigDecimal value,
    LocalDate effectiveFrom,
    String reason,
    String author,
    Instant createdAt) {}
