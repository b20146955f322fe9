package io.launchdesk.core.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;

/**
 * A date, a time of day or both, as ISO 8601 text.
 *
 * @param part which of them
 * @param notPast whether days before today are refused; a day is over when it is over everywhere
 * @param clock tells today
 */
record MomentKind(Part part, boolean notPast, Clock clock) implements Kind {

  private static final ZoneOffset LAST_PLACE = ZoneOffset.ofHours(-12);
  private static final int LONGEST = 40;

  /** What a value holds. */
  enum Part {
    DATE("enter a date such as 2028-03-31"),
    TIME("enter a time of day such as 09:30"),
    DATETIME("enter a date and time such as 2028-03-31T09:30");

    private final String remedy;

    Part(String remedy) {
      this.remedy = remedy;
    }
  }

  @Override
  public Optional<String> problem(Object value, Map<String, Object> scope) {
    if (!(value instanceof String text) || text.length() > LONGEST) {
      return Optional.of(part.remedy);
    }
    try {
      LocalDate day = day(text);
      if (day == null) {
        return Optional.empty();
      }
      if (day.getYear() < 1900 || day.getYear() > 2200) {
        return Optional.of("check the year " + day.getYear());
      }
      if (notPast && day.isBefore(LocalDate.ofInstant(clock.instant(), LAST_PLACE))) {
        return Optional.of("choose a day that is not over yet");
      }
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of(part.remedy);
    }
  }

  /** The day of the value; null when it has only a time. */
  private LocalDate day(String text) {
    return switch (part) {
      case DATE -> LocalDate.parse(text);
      case TIME -> {
        DateTimeFormatter.ISO_TIME.parseBest(text, OffsetTime::from, LocalTime::from);
        yield null;
      }
      case DATETIME -> {
        TemporalAccessor moment =
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from);
        yield LocalDate.from(moment);
      }
    };
  }

  @Override
  public String remedy() {
    return part.remedy;
  }
}
