package io.launchdesk.core.brief;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A typed view of what the requester entered. What is missing or malformed reads as the neutral
 * value; telling the requester so is the form's and {@link BriefRules}' part.
 */
public record Brief(Map<String, Object> fields) {

  public String text(String field) {
    return fields.get(field) instanceof String text ? text.strip() : "";
  }

  public boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field)) || "true".equals(fields.get(field));
  }

  public BigDecimal number(String field) {
    return switch (fields.get(field)) {
      case Number number -> new BigDecimal(number.toString());
      case String text when text.matches("-?\\d{1,15}(\\.\\d{1,6})?") -> new BigDecimal(text);
      case null, default -> BigDecimal.ZERO;
    };
  }

  public List<String> list(String field) {
    return switch (fields.get(field)) {
      case Collection<?> values ->
          values.stream().map(String::valueOf).filter(value -> !value.isBlank()).toList();
      case String value when !value.isBlank() -> List.of(value);
      case null, default -> List.of();
    };
  }

  /** The wished launch date; empty when the launch is to be as soon as ready, or not a date. */
  public Optional<LocalDate> launchDate() {
    if (!"date".equals(text("launchTiming"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text("launchDate")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
