package io.launchdesk.core.holiday;

import java.time.LocalDate;

/**
 * A public holiday.
 *
 * @param day on which it is kept: when it falls on a weekend, some countries keep it on another day
 * @param name in English
 */
public record Holiday(LocalDate day, String name) {}
