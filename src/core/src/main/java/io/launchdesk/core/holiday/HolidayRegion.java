package io.launchdesk.core.holiday;

/**
 * A country, or a part of one, that has public holidays of its own.
 *
 * @param code by ISO 3166: {@code DE}, {@code DE-BE}; smaller parts go on after that
 * @param name in English
 */
public record HolidayRegion(String code, String name) {}
