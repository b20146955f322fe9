package io.launchdesk.workers.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.SignDisplay;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.NoUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report says in one language: its own words from {@code report/<language>.properties}, the
 * names of figures from the web client's file, and numbers and days as that language writes them.
 */
final class ReportWords {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, ULocale> LOCALES =
      Map.of(
          "en", ULocale.UK,
          "pl", new ULocale("pl_PL"),
          "zh-Hans", ULocale.SIMPLIFIED_CHINESE,
          "zh-Hant", ULocale.TRADITIONAL_CHINESE,
          "fa", new ULocale("fa_IR@calendar=persian;numbers=arabext"));
  private static final Currency EUR = Currency.getInstance("EUR");

  private final String language;
  private final ULocale locale;
  private final Properties own = new Properties();
  private final Map<String, Object> client;

  /**
   * @param language one of the product's: BCP 47
   */
  ReportWords(String language) {
    this.language = language;
    locale = LOCALES.get(language);
    try (InputStream words = resource("/report/" + language + ".properties");
        InputStream texts = resource("/locales/" + language + ".json")) {
      own.load(new InputStreamReader(words, StandardCharsets.UTF_8));
      client = new ObjectMapper().readValue(texts, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException("the words of reports in " + language + " are missing", e);
    }
  }

  String language() {
    return language;
  }

  boolean rightToLeft() {
    return locale.isRightToLeft();
  }

  /** A text of reports with its places filled. */
  String say(String key, Map<String, String> values) {
    String text = own.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("reports have no text '" + key + "' in " + language);
    }
    return PLACE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  /** A text of the web client without places, such as {@code kpi.sla-kept.name}. */
  String client(String key) {
    return String.valueOf(client.getOrDefault(key, key));
  }

  String number(long number) {
    return NumberFormatter.withLocale(locale).format(number).toString();
  }

  /** A figure with its unit, to three digits. */
  String figure(double value, String unit) {
    return shape(unit).precision(precision(value, unit)).format(value).toString();
  }

  private static Precision precision(double value, String unit) {
    if (unit.equals("share")) {
      return Precision.maxFraction(1);
    }
    double size = Math.abs(value);
    return Precision.maxFraction(size >= 100 ? 0 : size >= 10 ? 1 : 2);
  }

  /** How far a figure moved, with its sign; of a share in percentage points. */
  String moved(double value, String unit) {
    if (unit.equals("share")) {
      double points = value * 100;
      return "\u2068" + say("points", Map.of("value", signed(points, "count"))) + "\u2069";
    }
    return "\u2068" + signed(value, unit) + "\u2069";
  }

  private String signed(double value, String unit) {
    return shape(unit)
        .precision(precision(value, unit))
        .sign(SignDisplay.EXCEPT_ZERO)
        .format(value)
        .toString();
  }

  private LocalizedNumberFormatter shape(String unit) {
    LocalizedNumberFormatter plain = NumberFormatter.withLocale(locale);
    return switch (unit) {
      case "hours" -> plain.unit(MeasureUnit.HOUR).unitWidth(UnitWidth.SHORT);
      case "days" -> plain.unit(MeasureUnit.DAY).unitWidth(UnitWidth.SHORT);
      case "share" -> plain.unit(NoUnit.PERCENT).scale(Scale.powerOfTen(2));
      case "money" -> plain.unit(EUR);
      default -> plain;
    };
  }

  /** A day in full. */
  String day(LocalDate day) {
    DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** The day of a span's begin, as short as at an axis. */
  String shortDay(Instant at, ZoneId zone) {
    DateFormat format = DateFormat.getInstanceForSkeleton("MMMd", locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(at));
  }

  private static InputStream resource(String path) throws IOException {
    InputStream found = ReportWords.class.getResourceAsStream(path);
    if (found == null) {
      throw new IOException("no " + path);
    }
    return found;
  }
}
