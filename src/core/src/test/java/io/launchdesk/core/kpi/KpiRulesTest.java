package io.launchdesk.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KpiRulesTest {
  private static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void shouldMeasureElapsedHoursWhenAStageEnds() {
    assertThat(KpiRules.stageHours("MR-1", "intake", T0, T0.plusSeconds(5400)).value())
        .isEqualByComparingTo("1.5");
  }

  @Test
  void shouldBeAFirstPassWhenEveryoneApprovedAtOnce() {
    assertThat(KpiRules.firstPassApproval("MR-1", List.of("approve", "approve"), T0).value())
        .isEqualTo(BigDecimal.ONE);
    assertThat(
            KpiRules.firstPassApproval("MR-1", List.of("request-changes", "approve"), T0).value())
        .isEqualTo(BigDecimal.ZERO);
    assertThat(KpiRules.approvalLoops("MR-1", List.of("request-changes", "approve"), T0).value())
        .isEqualByComparingTo("1");
  }

  @Test
  void shouldBeOnTimeWhenLiveByTheDeadline() {
    assertThat(KpiRules.onTimeLaunch("MR-1", T0, T0).value()).isEqualTo(BigDecimal.ONE);
    assertThat(KpiRules.onTimeLaunch("MR-1", T0, T0.plusMillis(1)).value())
        .isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void shouldHaveTheLaunchDayOrThePromiseForADeadline() {
    Instant promised = T0.plusSeconds(99);
    assertThat(KpiRules.launchDeadline(T0, false, promised)).isEqualTo("2026-11-23T08:00:00Z");
    assertThat(KpiRules.launchDeadline(T0, true, promised)).isEqualTo(promised);
    assertThat(KpiRules.launchDeadline(T0, true, null)).isEqualTo("2026-11-23T08:00:00Z");
  }

  @Test
  void shouldTellFactsApartByWhatTheyAreAbout() {
    assertThat(KpiRules.slaKept(77, "produce-asset", T0, T0).effectKey()).isEqualTo("sla-kept:77");
    assertThat(KpiRules.outcome("MR-1", "delivered", T0).effectKey()).isEqualTo("outcome:MR-1");
    assertThat(KpiRules.stageHours("MR-1", "intake", T0, T0).effectKey())
        .isEqualTo("stage-hours:MR-1:intake");
  }
}
