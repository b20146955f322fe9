package io.launchdesk.core.kpi;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One measured value that never changes.
 *
 * @param effectKey tells the fact apart; recorded again it changes nothing
 * @param stage what of the request was measured: a stage, a step, or empty for the whole
 */
public record KpiFact(
    String effectKey, String kpi, String stage, BigDecimal value, String unit, Instant at) {}
