package io.launchdesk.workers.notification;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Writes instants as the web client does: with the calendar and digits that are usual in the
 * language.
 */
final class Moments {
  private static final Map<String, ULocale> LOCALES =
      Map.of(
          "en", ULocale.UK,
          "pl", new ULocale("pl_PL"),
          "zh-Hans", ULocale.SIMPLIFIED_CHINESE,
          "zh-Hant", ULocale.TRADITIONAL_CHINESE,
          "fa", new ULocale("fa_IR@calendar=persian;numbers=arabext"));

  /** CLDR puts the year first here, which nobody writes. */
  private static final String PERSIAN = "EEEE d MMMM y، ساعت H:mm";

  private Moments() {}

  /**
   * Day and time in full, such as "Monday 23 November 2026 at 11:30".
   *
   * @param language BCP 47
   * @param timeZone of the IANA database
   */
  static String full(Instant instant, String language, String timeZone) {
    ULocale locale = LOCALES.getOrDefault(language, ULocale.forLanguageTag(language));
    DateFormat format =
        locale.getLanguage().equals("fa")
            ? new SimpleDateFormat(PERSIAN, locale)
            : DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.SHORT, locale);
    format.setTimeZone(TimeZone.getTimeZone(timeZone));
    return format.format(Date.from(instant));
  }
}
