package io.launchdesk.portal.web;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.Sort;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a caller asks of a list: the parameters of the address, by name. What is missing or blank is
 * no condition; what cannot be read is refused by name.
 */
public record ListQuery(Map<String, String> parameters) {
  private static final int LONGEST = 200;
  private static final int MOST_VALUES = 50;
  private static final int LONGEST_LIST = 2_000;

  /** The order that was asked for, e.g. {@code -due}. */
  public record Order(String key, boolean descending) {
    @Override
    public String toString() {
      return (descending ? "-" : "") + key;
    }
  }

  /** A text; null when there is none. */
  public String text(String name) {
    String value = parameters.get(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST || !EnteredJson.isStorable(value)) {
      throw Refusal.parameter(name, "must have up to " + LONGEST + " characters.");
    }
    return value;
  }

  /** Several texts with commas between them; empty when there is none. */
  public List<String> texts(String name) {
    String value = parameters.get(name);
    if (value == null || value.isBlank()) {
      return List.of();
    }
    List<String> all =
        Arrays.stream(value.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    if (value.length() > LONGEST_LIST || all.size() > MOST_VALUES) {
      throw Refusal.parameter(name, "must have up to " + MOST_VALUES + " values.");
    }
    if (!EnteredJson.isStorable(value)) {
      throw Refusal.parameter(name, "contains a character that cannot be.");
    }
    return all;
  }

  /** One of the known words; the usual one when there is none. */
  public String oneOf(String name, String usual, Collection<String> known) {
    String value = text(name);
    if (value == null) {
      return usual;
    }
    if (!known.contains(value)) {
      throw Refusal.parameter(
          name, "must be one of " + known.stream().collect(Collectors.joining(", ")) + ".");
    }
    return value;
  }

  /** An order by one of the known words, with a minus before it for the other way round. */
  public Order order(String usual, Collection<String> known) {
    String value = text("sort");
    String wanted = value == null ? usual : value;
    boolean descending = wanted.startsWith("-");
    String key = descending ? wanted.substring(1) : wanted;
    if (!known.contains(key)) {
      throw Refusal.parameter(
          "sort",
          "must be one of " + String.join(", ", known) + ", with a minus for the other way round.");
    }
    return new Order(key, descending);
  }

  /** Whether a flag is set; false when there is none. */
  public boolean flag(String name) {
    return "true".equals(oneOf(name, "false", List.of("true", "false")));
  }

  /** An instant, ISO 8601; null when there is none. */
  public Instant instant(String name) {
    String value = text(name);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeException e) {
      throw Refusal.parameter(name, "'" + value + "' is not a value that fits here.");
    }
  }

  /** The begin of a day; null when there is none. */
  public Instant dayBegin(String name, ZoneId zone) {
    LocalDate day = day(name);
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** The end of a day, which is the begin of the next one; null when there is none. */
  public Instant dayEnd(String name, ZoneId zone) {
    LocalDate day = day(name);
    return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** An amount of money of 0 or more; null when there is none. */
  public BigDecimal amount(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("\\d{1,12}(\\.\\d{1,2})?")) {
      throw Refusal.parameter(name, "must be an amount such as 5000 or 99.50.");
    }
    return new BigDecimal(value);
  }

  /** A number; null when there is none. */
  public BigDecimal number(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("-?\\d{1,12}(\\.\\d{1,17})?")) {
      throw Refusal.parameter(name, "must be a number such as 5000 or 99.5.");
    }
    return new BigDecimal(value);
  }

  /** A number from 1 to the most; null when there is none. */
  public Integer wholeNumber(String name, int most) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > most) {
      throw Refusal.parameter(name, "must be a number from 1 to " + most + ".");
    }
    return Integer.valueOf(value);
  }

  /** How many items were asked for; null for the usual number. */
  public Integer limit() {
    String value = text("limit");
    try {
      return value == null ? null : Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw Refusal.parameter("limit", "'" + value + "' is not a value that fits here.");
    }
  }

  /**
   * Where the page begins.
   *
   * @param list with its order: a cursor of another order is refused
   * @param id reads the id from its text
   */
  public Sort.Place place(String list, Sort.Kind kind, Function<String, Object> id) {
    return Cursor.decode(
        list,
        parameters.get("cursor"),
        keys -> new Sort.Place(kind.parse(keys.get(0)), id.apply(keys.get(1))));
  }

  /** A day; null when there is none. */
  public LocalDate day(String name) {
    String value = text(name);
    try {
      LocalDate day = value == null ? null : LocalDate.parse(value);
      if (day != null && (day.getYear() < 1900 || day.getYear() > 2200)) {
        throw Refusal.parameter(name, "must be a day between 1900 and 2200.");
      }
      return day;
    } catch (DateTimeException e) {
      throw Refusal.parameter(name, "must be a day such as 2028-03-31.");
    }
  }
}
