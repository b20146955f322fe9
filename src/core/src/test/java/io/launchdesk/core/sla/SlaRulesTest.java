package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlaRulesTest {
  private static final Clock MONDAY_NINE =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
  private static final BusinessCalendar MONDAYS =
      new BusinessCalendar(
          "mondays",
          ZoneId.of("UTC"),
          List.of(new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))),
          Set.of());

  private static final MeasuredStep STEP = new MeasuredStep(7, 1, null, "MR-1");

  @Test
  void shouldCountAllInstantsFromTheStartWhenAClockIsStarted() {
    // when
    SlaClock clock = SlaRules.start(STEP, rule("a", "8.5", "4", "10"), MONDAYS, MONDAY_NINE);

    // then
    assertThat(clock.dueAt()).isEqualTo("2026-11-30T09:30:00Z");
    assertThat(clock.remindAt()).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(clock.escalateAt()).isEqualTo("2026-11-30T11:00:00Z");
    assertThat(clock.rule().targetMinutes()).isEqualTo(510);
  }

  @Test
  void shouldBeWholeSecondsWhenStartedBetweenTwo() {
    // given
    Clock between = Clock.offset(MONDAY_NINE, Duration.ofNanos(331_999_999));

    // when
    SlaClock clock = SlaRules.start(STEP, rule("a", "2", "1", "3"), MONDAYS, between);

    // then
    assertThat(clock.startedAt()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(clock.dueAt()).isEqualTo("2026-11-23T11:00:00Z");
    assertThat(clock.remindAt()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(clock.escalateAt()).isEqualTo("2026-11-23T12:00:00Z");
  }

  @Test
  void shouldTellThePolicysOwnerWhatIsMissingWhenTheStepHasNoRow() {
    assertThatExceptionOfType(SlaPolicyException.class)
        .isThrownBy(() -> SlaRules.ruleOf(List.of(rule("a", "1", "1", "1")), "b"))
        .withMessageContaining("slaPolicy has no row for the step 'b'")
        .withMessageContaining("Steps it has: a");
  }

  @Test
  void shouldTellThePolicysOwnerWhatIsWrongWhenHoursAreNegative() {
    assertThatExceptionOfType(SlaPolicyException.class)
        .isThrownBy(() -> SlaRules.start(STEP, rule("a", "-1", "1", "1"), MONDAYS, MONDAY_NINE))
        .withMessageContaining("targetHours = -1 for the step 'a'");
  }

  @Test
  void shouldMeasureTheProviderWhenThePolicySaysNothing() {
    assertThat(rule("a", "1", "1", "1").whose()).isEqualTo(SlaParty.PROVIDER);
    assertThat(rule("a", "1", "1", "1").holdsOthers()).isFalse();
  }

  @Test
  void shouldTellThePolicysOwnerWhatIsWrongWhenThePartyIsUnknown() {
    SlaRule rule =
        new SlaRule(
            "a",
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            "leads",
            "c",
            "g",
            "agency",
            true,
            null);

    assertThatExceptionOfType(SlaPolicyException.class)
        .isThrownBy(rule::whose)
        .withMessageContaining("party = 'agency' for the step 'a'");
  }

  @Test
  void shouldBeKeptWhenEndedAtTheDeadline() {
    Instant due = MONDAY_NINE.instant();
    assertThat(SlaRules.kept(due, due)).isTrue();
    assertThat(SlaRules.kept(due, due.plusMillis(1))).isFalse();
  }

  private static SlaRule rule(String step, String target, String remind, String escalate) {
    return new SlaRule(
        step,
        new BigDecimal(target),
        new BigDecimal(remind),
        new BigDecimal(escalate),
        "leads",
        "mondays",
        "group",
        null,
        null,
        null);
  }
}
