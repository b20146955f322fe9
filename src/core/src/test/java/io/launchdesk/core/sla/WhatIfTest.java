package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.WhatIf.Finished;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatIfTest {
  private static final Instant START = Instant.parse("2026-11-19T08:00:00Z");
  private static final BusinessCalendar ALWAYS =
      new BusinessCalendar(
          "always",
          ZoneOffset.UTC,
          Arrays.stream(DayOfWeek.values())
              .map(day -> new WorkingHours(day, LocalTime.MIDNIGHT, LocalTime.MAX))
              .toList(),
          Set.of());

  @Test
  void shouldTurnAClockThatWasKeptWhenLessIsPromised() {
    var judged = new WhatIf(ALWAYS, Duration.ofHours(4), true).judge(finished(6, 8, List.of()));

    assertThat(judged.kept()).isTrue();
    assertThat(judged.wouldBeKept()).isFalse();
    assertThat(judged.turns()).isTrue();
    assertThat(judged.wouldBeDueAt()).isEqualTo(hour(4));
  }

  @Test
  void shouldKeepAClockThatEndsJustWhenItWouldBeDue() {
    var judged = new WhatIf(ALWAYS, Duration.ofHours(6), true).judge(finished(6, 5, List.of()));

    assertThat(judged.kept()).isFalse();
    assertThat(judged.wouldBeKept()).isTrue();
  }

  @Test
  void shouldLeaveOutPausesWhenTheClockWouldHaveGoneOn() {
    Finished paused = finished(6, 8, List.of(new Hold(1, "revise-brief", hour(1), hour(4))));

    assertThat(new WhatIf(ALWAYS, Duration.ofHours(4), true).judge(paused).wouldBeDueAt())
        .isEqualTo(hour(7));
    assertThat(new WhatIf(ALWAYS, Duration.ofHours(4), false).judge(paused).wouldBeDueAt())
        .isEqualTo(hour(4));
  }

  @Test
  void shouldNeverCountAWaitForADate() {
    Finished waited =
        finished(6, 8, List.of(new Hold(1, "launch-awaited", hour(1), hour(4), true)));

    assertThat(new WhatIf(ALWAYS, Duration.ofHours(4), false).judge(waited).wouldBeDueAt())
        .isEqualTo(hour(7));
  }

  @Test
  void shouldEndWithTheClockAHoldThatLasted() {
    Finished held = finished(6, 8, List.of(new Hold(1, "revise-brief", hour(1), null)));

    assertThat(new WhatIf(ALWAYS, Duration.ofHours(4), true).judge(held).wouldBeKept()).isTrue();
  }

  private static Finished finished(int ended, int due, List<Hold> holds) {
    return new Finished(1, "MR-1", "One", SlaParty.PROVIDER, START, hour(ended), hour(due), holds);
  }

  private static Instant hour(int n) {
    return START.plus(Duration.ofHours(n));
  }
}
