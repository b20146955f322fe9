package io.launchdesk.store.sla;

import io.launchdesk.core.sla.CalendarDefinition;

/**
 * A calendar with the version that it was read in.
 *
 * @param version each saving counts it up
 */
public record KeptCalendar(CalendarDefinition definition, int version) {}
