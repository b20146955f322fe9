package io.launchdesk.store.away;

import io.launchdesk.core.away.AwayPeriod;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A time for which somebody said to be away.
 *
 * @param id of the person's making, so that saving can be repeated
 * @param from the first day, in the person's time zone
 * @param until the last day, included
 * @param deputy who does the work meanwhile; null when nobody does
 * @param note for colleagues; null when there is none
 */
public record Absence(
    UUID id,
    String person,
    LocalDate from,
    LocalDate until,
    String deputy,
    String deputyName,
    String note) {

  public AwayPeriod period() {
    return new AwayPeriod(from, until);
  }

  /** The same, with that last day. */
  public Absence endedOn(LocalDate last) {
    return new Absence(id, person, from, last, deputy, deputyName, note);
  }
}
