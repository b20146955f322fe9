package io.launchdesk.core.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When mails may reach somebody.
 *
 * @param zone whose clocks are meant
 * @param digestAt the time of day of the digest
 */
public record MailTimes(ZoneId zone, LocalTime digestAt, QuietTimes quiet) {
  /** The digest's time of day for who chose none. */
  public static final LocalTime USUAL_DIGEST = LocalTime.of(8, 0);

  private static final int DAYS_AHEAD = 15;

  /**
   * When a mail of its own may be sent: now, or when quiet hours have ended. What is late is told
   * at any time, because somebody else waits.
   */
  public Instant atOnce(EventKind kind, Instant now) {
    return kind == EventKind.LATE ? now : quiet.end(now, zone);
  }

  /**
   * The next time of the digest that is not quiet, later than this instant. A time of day that the
   * clocks skip comes when they go on, one that they repeat comes once. Where the time of day is
   * always quiet: the end of the quiet hours after it.
   */
  public Instant nextDigest(Instant after) {
    LocalDate first = day(after);
    for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
      Instant at = digestOn(first.plusDays(ahead));
      if (at.isAfter(after) && !quiet.contains(at.atZone(zone).toLocalDateTime())) {
        return at;
      }
    }
    return quiet.end(digestOn(first.plusDays(1)), zone);
  }

  /** The day at this instant by the person's clocks. */
  public LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** Whether it is quiet at this instant. */
  public boolean isQuiet(Instant instant) {
    return quiet.contains(instant.atZone(zone).toLocalDateTime());
  }

  private Instant digestOn(LocalDate day) {
    return day.atTime(digestAt).atZone(zone).toInstant();
  }
}
