package io.launchdesk.core.sla;

/**
 * The running element that a clock measures.
 *
 * @param elementInstanceKey the element that began it; a clock is started once for it
 * @param processInstanceKey the process instance that the element belongs to
 * @param untilElement id of the element of that process instance whose end stops the clock; null
 *     when it is the element itself
 */
public record MeasuredStep(
    long elementInstanceKey, long processInstanceKey, String untilElement, String requestId) {}
