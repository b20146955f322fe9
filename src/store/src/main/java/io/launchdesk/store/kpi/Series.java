package io.launchdesk.store.kpi;

/**
 * What cells are kept of.
 *
 * @param kpi its id
 * @param stage the stage, step or outcome; null for all of the KPI's
 */
public record Series(String kpi, String stage) {}
