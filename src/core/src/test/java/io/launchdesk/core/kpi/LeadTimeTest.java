package io.launchdesk.core.kpi;

import static io.launchdesk.core.kpi.LeadTimePart.APPROVER;
import static io.launchdesk.core.kpi.LeadTimePart.AUTOMATED;
import static io.launchdesk.core.kpi.LeadTimePart.OFF_HOURS;
import static io.launchdesk.core.kpi.LeadTimePart.QUEUE;
import static io.launchdesk.core.kpi.LeadTimePart.REQUESTER;
import static io.launchdesk.core.kpi.LeadTimePart.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.launchdesk.core.kpi.LeadTime.Skilled;
import io.launchdesk.core.kpi.LeadTime.Stretch;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LeadTimeTest {
  private static final Instant MONDAY_NINE = Instant.parse("2026-03-23T08:00:00Z");
  private static final BusinessCalendar NINE_TO_FIVE =
      new BusinessCalendar(
          "standard",
          ZoneId.of("Europe/Berlin"),
          Stream.of(DayOfWeek.values())
              .limit(5)
              .map(day -> new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
              .toList(),
          Set.of());

  @Test
  void shouldTellWhatNeededASkillApart() {
    // given a queue for a designer from 9 to 12, over which another one works from 10 to 11, and a
    // queue for anybody
    LeadTime time =
        LeadTime.of(
            MONDAY_NINE,
            at(6),
            List.of(
                new Stretch(QUEUE, "design", at(0), at(3)),
                new Stretch(QUEUE, at(2), at(4)),
                new Stretch(WORK, "video", at(1), at(2))),
            NINE_TO_FIVE);

    // then
    assertThat(time.ofSkills())
        .containsOnly(
            Map.entry(new Skilled(QUEUE, "design"), Duration.ofHours(2)),
            Map.entry(new Skilled(WORK, "video"), Duration.ofHours(1)));
    assertThat(time.parts().get(QUEUE)).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void shouldCountEachMomentOnceWhenThingsOverlap() {
    // given a queue from 9 to 12 with an approver beside it from 10, work from 12 to 14, over at 15
    LeadTime time =
        LeadTime.of(
            MONDAY_NINE,
            at(6),
            List.of(
                new Stretch(QUEUE, at(0), at(3)),
                new Stretch(APPROVER, at(1), at(4)),
                new Stretch(WORK, at(3), at(5))),
            NINE_TO_FIVE);

    // then
    assertThat(time.parts().get(QUEUE)).isEqualTo(Duration.ofHours(1));
    assertThat(time.parts().get(APPROVER)).isEqualTo(Duration.ofHours(2));
    assertThat(time.parts().get(WORK)).isEqualTo(Duration.ofHours(2));
    assertThat(time.parts().get(AUTOMATED)).isEqualTo(Duration.ofHours(1));
    assertThat(time.flowEfficiency().orElseThrow()).isCloseTo(0.5, within(1e-9));
  }

  /** Friday 16:00 to Monday 10:00 over the change to summer time: 65 hours, 2 of them worked. */
  @Test
  void shouldLeaveOutTheNightAndTheWeekendWhenClocksChange() {
    // given
    Instant friday = Instant.parse("2026-03-27T15:00:00Z");
    Instant monday = Instant.parse("2026-03-30T08:00:00Z");

    // when
    LeadTime time =
        LeadTime.of(friday, monday, List.of(new Stretch(REQUESTER, friday, monday)), NINE_TO_FIVE);

    // then
    assertThat(time.parts().get(REQUESTER)).isEqualTo(Duration.ofHours(2));
    assertThat(time.parts().get(OFF_HOURS)).isEqualTo(Duration.ofHours(63));
  }

  @Test
  void shouldSayNoEfficiencyWhenNobodyWasAtWork() {
    // given a Sunday
    Instant sunday = Instant.parse("2026-03-22T08:00:00Z");

    // then
    assertThat(
            LeadTime.of(sunday, sunday.plusSeconds(3600), List.of(), NINE_TO_FIVE).flowEfficiency())
        .isEmpty();
  }

  @Property(tries = 300)
  void shouldAddUpToTheLeadTimeWhateverWentOn(@ForAll("stretches") List<Stretch> stretches) {
    // given
    Instant end = at(400);

    // when
    LeadTime time = LeadTime.of(MONDAY_NINE, end, stretches, NINE_TO_FIVE);

    // then
    assertThat(time.parts().values().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.between(MONDAY_NINE, end));
    assertThat(time.parts().values()).noneMatch(Duration::isNegative);
  }

  @Provide
  Arbitrary<List<Stretch>> stretches() {
    Arbitrary<LeadTimePart> parts = Arbitraries.of(LeadTimePart.class).filter(p -> p != OFF_HOURS);
    return Combinators.combine(
            parts, Arbitraries.integers().between(-20, 420), Arbitraries.integers().between(0, 90))
        .as((part, from, length) -> new Stretch(part, at(from), at(from + length)))
        .list()
        .ofMaxSize(25);
  }

  private static Instant at(int hour) {
    return MONDAY_NINE.plus(Duration.ofHours(hour));
  }
}
