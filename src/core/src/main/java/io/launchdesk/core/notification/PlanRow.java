package io.launchdesk.core.notification;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row that was hit, as the table's owner wrote it, and what is wrong with it.
 *
 * @param outputs by the names of the table's columns
 */
record PlanRow(String id, int row, Map<String, Object> outputs) {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final String NONE = "none";

  /**
   * @throws PlanFault naming the row and the column
   */
  PlanRule checked() {
    Set<TellingChannel> channels = channels();
    MailMode mail = channels.contains(TellingChannel.MAIL) ? mail() : MailMode.OFF;
    return new PlanRule(id, row, channels, template(), delay(), mail);
  }

  private Set<TellingChannel> channels() {
    Object value = outputs.get("channels");
    if (!(value instanceof List<?> named)) {
      throw fault("'channels' must be a list such as [\"portal\", \"mail\", \"chat\"]", value);
    }
    Set<TellingChannel> found = EnumSet.noneOf(TellingChannel.class);
    for (Object name : named) {
      found.add(
          TellingChannel.of(String.valueOf(name))
              .orElseThrow(() -> fault("'channels' may name " + channelNames() + " only", name)));
    }
    return found;
  }

  private static String channelNames() {
    return Arrays.stream(TellingChannel.values())
        .map(TellingChannel::slug)
        .collect(Collectors.joining(", "));
  }

  private String template() {
    Object value = outputs.get("template");
    if (value instanceof String template && !template.isBlank()) {
      return template;
    }
    throw fault("'template' must name a mail template", value);
  }

  private Duration delay() {
    Object value = outputs.get("delayMinutes");
    if (value instanceof BigDecimal minutes
        && minutes.signum() >= 0
        && minutes.compareTo(BigDecimal.valueOf(LONGEST.toMinutes())) <= 0) {
      return Duration.ofSeconds(minutes.multiply(BigDecimal.valueOf(60)).longValue());
    }
    throw fault("'delayMinutes' must be a number from 0 to " + LONGEST.toMinutes(), value);
  }

  private MailMode mail() {
    Object value = outputs.get("digest");
    MailMode mode = MailMode.of(String.valueOf(value)).orElse(MailMode.OFF);
    if (mode != MailMode.OFF) {
      return mode;
    }
    throw fault(
        NONE.equals(value)
            ? "'digest' must be \"at-once\" or \"digest\" when 'channels' has \"mail\""
            : "'digest' must be \"at-once\", \"digest\" or \"none\"",
        value);
  }

  private PlanFault fault(String rule, Object found) {
    return new PlanFault(
        "row %d (%s): %s; it is %s"
            .formatted(row, id, rule, found == null ? "empty" : "'" + found + "'"));
  }
}
