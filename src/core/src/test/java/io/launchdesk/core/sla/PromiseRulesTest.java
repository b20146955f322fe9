package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.PromiseRules.Facts;
import io.launchdesk.core.sla.PromiseRules.Judged;
import io.launchdesk.core.sla.PromiseRules.Outlook;
import io.launchdesk.core.sla.PromiseRules.Risk;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PromiseRulesTest {
  private static final Instant DUE = Instant.parse("2026-12-11T16:00:00Z");
  private static final Instant REMIND = DUE.minus(Duration.ofDays(2));
  private static final Instant EARLY = DUE.minus(Duration.ofDays(9));

  @Test
  void shouldHoldWhenNothingHinders() {
    assertThat(PromiseRules.judge(open(null, false, false), EARLY))
        .isEqualTo(new Judged(DUE, Outlook.HOLDS, null));
  }

  @Test
  void shouldBeAtRiskWhenATaskIsOverdueOrWorkHasStopped() {
    assertThat(PromiseRules.judge(open(null, false, true), EARLY).risk())
        .isEqualTo(Risk.TASK_OVERDUE);
    assertThat(PromiseRules.judge(open(null, true, true), EARLY))
        .isEqualTo(new Judged(DUE, Outlook.AT_RISK, Risk.STOPPED));
  }

  @Test
  void shouldBeAtRiskFromTheReminderOnUntilItIsLate() {
    Facts facts = open(null, false, false);
    assertThat(PromiseRules.judge(facts, REMIND.minusMillis(1)).outlook()).isEqualTo(Outlook.HOLDS);
    assertThat(PromiseRules.judge(facts, REMIND).risk()).isEqualTo(Risk.TIME_NEARLY_USED);
    assertThat(PromiseRules.judge(facts, DUE).outlook()).isEqualTo(Outlook.AT_RISK);
    assertThat(PromiseRules.judge(facts, DUE.plusMillis(1)).outlook()).isEqualTo(Outlook.LATE);
  }

  @Test
  void shouldPromiseTheLaunchDayWhenTheWishIsLater() {
    Instant launch = DUE.plus(Duration.ofDays(30));
    Judged judged = PromiseRules.judge(open(launch, false, false), DUE.plusSeconds(1));
    assertThat(judged).isEqualTo(new Judged(launch.plus(Duration.ofDays(1)), Outlook.HOLDS, null));
    assertThat(PromiseRules.promisedAt(DUE, EARLY)).isEqualTo(DUE);
  }

  @Test
  void shouldTellKeptFromMissedByTheDelivery() {
    assertThat(PromiseRules.judge(delivered(DUE), DUE.plusSeconds(9)).outlook())
        .isEqualTo(Outlook.KEPT);
    assertThat(PromiseRules.judge(delivered(DUE.plusMillis(1)), DUE.plusSeconds(9)).outlook())
        .isEqualTo(Outlook.MISSED);
  }

  @Test
  void shouldWriteSlugs() {
    assertThat(Outlook.AT_RISK.slug()).isEqualTo("at-risk");
    assertThat(Risk.TIME_NEARLY_USED.slug()).isEqualTo("time-nearly-used");
  }

  private static Facts open(Instant launchAt, boolean stopped, boolean overdue) {
    return new Facts(DUE, REMIND, launchAt, null, stopped, overdue);
  }

  private static Facts delivered(Instant at) {
    return new Facts(DUE, REMIND, null, at, false, false);
  }
}
