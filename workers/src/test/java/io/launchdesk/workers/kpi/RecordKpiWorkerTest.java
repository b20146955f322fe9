package io.launchdesk.workers.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.AtOnce;
import io.launchdesk.workers.WorkersTestBase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecordKpiWorkerTest extends WorkersTestBase {
  @Autowired private KpiRecording recording;

  @Test
  void shouldRecordWholeRequestsOnceWhenTheOutcomeIsNamed() {
    // given
    String request = given.request("event", "Outcome", Map.of(), Instant.now().minusSeconds(7200));

    // when
    engine.run(JobTypes.RECORD_KPI, Map.of("outcome", "rejected"), Map.of("requestId", request));
    engine.run(JobTypes.RECORD_KPI, Map.of("outcome", "rejected"), Map.of("requestId", request));

    // then
    assertThat(count("select count(*) from desk.kpi_fact where request_id = ?", request))
        .isEqualTo(2);
    assertThat(value(request, "lead-time-hours").doubleValue()).isBetween(2.0, 2.1);
    assertThat(value(request, "outcome")).isEqualByComparingTo("1");
  }

  @Test
  void shouldRecordStagesOneAfterTheOtherWhenTheyEnd() {
    // given
    String request = given.request("event", "Stages", Map.of(), Instant.now().minusSeconds(3600));
    decide(request, "request-changes");
    decide(request, "approve");

    // when
    recording.stageEnded(request, "intake");
    AtOnce.run(
        3,
        () -> {
          recording.stageEnded(request, "approval");
          return true;
        });

    // then
    assertThat(
            jdbc.sql(
                    "select value from desk.kpi_fact where request_id = ? and stage = 'approval' and kpi = 'stage-hours'")
                .param(request)
                .query(BigDecimal.class)
                .single()
                .doubleValue())
        .isLessThan(0.1);
    assertThat(value(request, "first-pass-approval")).isZero();
    assertThat(value(request, "approval-loops")).isEqualByComparingTo("1");
    assertThat(count("select count(*) from desk.kpi_fact where request_id = ?", request))
        .isEqualTo(8);
  }

  @Test
  void shouldJudgeTheLaunchByItsDayWhenItEnds() {
    // given a request for the day before yesterday that went live now
    String request =
        given.request(
            "other",
            "Late",
            Map.of("launchTiming", "date", "launchDate", "2026-01-01"),
            Instant.now());
    jdbc.sql("update desk.request set launch_at = now() - interval '2 days' where id = ?")
        .param(request)
        .update();
    jdbc.sql(
            """
            insert into desk.publication (effect_key, request_id, channel, state, published_at)
            values (?, ?, 'email', 'published', now())
            """)
        .params("publish:" + request, request)
        .update();

    // when
    recording.stageEnded(request, "launch");

    // then
    assertThat(value(request, "on-time-launch")).isZero();
  }

  private void decide(String request, String decision) {
    jdbc.sql(
            """
            insert into desk.approval (task_key, request_id, step, brief_version, decision, person, decided_at)
            values (nextval('desk.request_number'), ?, 'brand', 1, ?, 'bea', clock_timestamp())
            """)
        .params(request, decision)
        .update();
  }

  private BigDecimal value(String request, String kpi) {
    return jdbc.sql("select value from desk.kpi_fact where request_id = ? and kpi = ?")
        .params(request, kpi)
        .query(BigDecimal.class)
        .single();
  }
}
