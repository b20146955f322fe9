package io.launchdesk.core.sla;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * A stretch of working time on one weekday, local to its calendar's time zone.
 *
 * @param closes the first moment that is not worked any more; {@link LocalTime#MAX} means until
 *     midnight
 */
public record WorkingHours(DayOfWeek weekday, LocalTime opens, LocalTime closes) {

  public WorkingHours {
    if (!closes.isAfter(opens)) {
      throw new IllegalArgumentException(
          "working hours on %s close at %s, not after they open at %s"
              .formatted(weekday, closes, opens));
    }
  }

  /** Whether the day is worked until its end. */
  public boolean untilMidnight() {
    return closes.equals(LocalTime.MAX);
  }
}
