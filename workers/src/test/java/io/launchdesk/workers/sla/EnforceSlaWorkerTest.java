package io.launchdesk.workers.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaEscalation;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.Sql;
import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.PlainClocks;
import io.launchdesk.store.sla.SlaLedgerRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EnforceSlaWorkerTest extends WorkersTestBase {
  private static final AtomicLong KEYS = new AtomicLong(770_000);

  @Autowired private ClockMoves moves;
  @Autowired private SlaLedgerRepository ledgers;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private String request;

  @BeforeEach
  void request() {
    given.member("tess", "sla-team");
    request = given.request("other", "Enforced");
    jdbc.sql("update desk.request set assigned_team = 'sla-team' where id = ?")
        .param(request)
        .update();
  }

  @Test
  void shouldTellTheTeamOnceWhenDeliveryIsOverdue() {
    long clock = delivery(now.minus(Duration.ofHours(9)));

    assertThat(enforce(clock, null)).isNull();
    assertThat(enforce(clock, null)).isNull();

    assertThat(told("delivery-overdue", "tess")).isEqualTo(1);
  }

  @Test
  void shouldTellNobodyAndNameTheInstantWhenItIsAhead() {
    long clock = delivery(now);

    assertThat(enforce(clock, null)).isEqualTo(now.plus(Duration.ofHours(8)).toString());

    assertThat(told("delivery-overdue", "tess")).isZero();
  }

  @Test
  void shouldActWhenTheEnginesTimerIsAheadOfThisMachinesClock() {
    long clock = delivery(now);

    assertThat(enforce(clock, now.plus(Duration.ofHours(8)))).isNull();

    assertThat(told("delivery-overdue", "tess")).isEqualTo(1);
  }

  @Test
  void shouldStayStillWhileTheRequesterIsAskedAndGoOnWhenTheEngineHasEndedTheTask() {
    // given a clock whose time would be up, held by a question of an hour after it began
    long clock = delivery(now.minus(Duration.ofHours(9)));
    long question = start("revise-brief", "requester", true, now.minus(Duration.ofHours(8)), null);

    // then nothing is due
    assertThat(enforce(clock, null)).isNull();
    assertThat(told("delivery-overdue", "tess")).isZero();

    // when the engine has ended the question
    jdbc.sql(
            "update engine.element_instance set state = 'terminated', ended_at = :at where key = :key")
        .param("at", Sql.utc(now))
        .param("key", question)
        .update();

    // then the clock goes on with what is left, and the process will be told
    await().until(() -> !ledgers.clock(clock).orElseThrow().held());
    assertThat(enforce(clock, null)).isEqualTo(now.plus(Duration.ofHours(7)).toString());
    assertThat(
            count(
                """
                select count(*) from desk.outbox where request_id = ? and payload ->> 'name' = 'Msg_SlaChanged'
                """,
                request))
        .isEqualTo(1);
  }

  @Test
  void shouldRemindAndEscalateTheTaskOfAStepsClock() {
    // given
    long clock = start("approve-step", null, false, now.minus(Duration.ofHours(5)), null);
    openTask(clock, "tess");

    // when the reminder is due
    assertThat(enforce(clock, null)).isEqualTo(now.plus(Duration.ofHours(3)).toString());

    // then
    assertThat(told("task-reminder", "tess")).isEqualTo(1);
    assertThat(told("task-escalated", "tess")).isZero();

    // when the escalation is
    assertThat(enforce(clock, now.plus(Duration.ofHours(3)))).isNull();

    // then
    assertThat(told("task-reminder", "tess")).isEqualTo(1);
    assertThat(told("task-escalated", "tess")).isEqualTo(1);
  }

  @Test
  void shouldTellEachOfTheTablesLevelsOnceInItsTurn() {
    // given a task of tess, in a group with another member, and a ladder of three levels
    given.member("gil", "sla-group");
    given.member("max", "sla-managers");
    long clock =
        start(
            "approve-step",
            null,
            false,
            now.minus(Duration.ofHours(9)),
            null,
            List.of(
                new SlaEscalation(1, "remind-assignee", "reminder", BigDecimal.ZERO),
                new SlaEscalation(2, "remind-group", "escalation", BigDecimal.ZERO),
                new SlaEscalation(3, "tell-manager", "escalation", BigDecimal.valueOf(2))));
    openTask(clock, "tess");

    // when two of them are due
    assertThat(enforce(clock, null)).isEqualTo(now.plus(Duration.ofHours(1)).toString());

    // then who has it was reminded twice, the group once, and no manager knows
    assertThat(told("task-reminder", "tess")).isEqualTo(2);
    assertThat(told("task-reminder", "gil")).isEqualTo(1);
    assertThat(told("task-escalated", "max")).isZero();

    // when the third is
    assertThat(enforce(clock, now.plus(Duration.ofHours(1)))).isNull();

    // then
    assertThat(told("task-escalated", "max")).isEqualTo(1);
    assertThat(told("task-reminder", "gil")).isEqualTo(1);
  }

  @Test
  void shouldTellTheTeamOfAStageAndThenItsManager() {
    // given a stage that reminds after four hours, is due after eight and escalates with that
    given.member("max", "sla-managers");
    long clock =
        start(
            "approval",
            null,
            false,
            now.minus(Duration.ofHours(5)),
            null,
            List.of(
                new SlaEscalation(1, "remind-team", "reminder", BigDecimal.ZERO),
                new SlaEscalation(2, "tell-team", "due", BigDecimal.ZERO),
                new SlaEscalation(3, "tell-manager", "escalation", BigDecimal.ONE)),
            "stage");

    // when the reminder is due
    assertThat(enforce(clock, null)).isEqualTo(now.plus(Duration.ofHours(3)).toString());

    // then
    assertThat(told("stage-reminder", "tess")).isEqualTo(1);
    assertThat(told("stage-overdue", "tess")).isZero();

    // when it is late
    assertThat(enforce(clock, now.plus(Duration.ofHours(3))))
        .isEqualTo(now.plus(Duration.ofHours(4)).toString());
    assertThat(told("stage-overdue", "tess")).isEqualTo(1);
    assertThat(told("stage-overdue", "max")).isZero();

    // when it escalates
    assertThat(enforce(clock, now.plus(Duration.ofHours(4)))).isNull();
    assertThat(told("stage-overdue", "max")).isEqualTo(1);
    assertThat(told("stage-reminder", "tess")).isEqualTo(1);
  }

  @Test
  void shouldHaveNothingAheadWhenThereIsNoSuchClock() {
    assertThat(enforce(1, null)).isNull();
  }

  private Object enforce(long clock, Instant reachedAt) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("requestId", request);
    variables.put("clockKey", Long.toString(clock));
    if (reachedAt != null) {
      variables.put("reachedAt", reachedAt.toString());
    }
    Map<String, Object> result = engine.run(JobTypes.ENFORCE_SLA, Map.of(), variables);
    assertThat(result).containsKey("nextAt").doesNotContainKey("caught");
    return result.get("nextAt");
  }

  private long delivery(Instant at) {
    return start("delivery", null, false, at, "SubProcess_Fulfilment");
  }

  /** A clock of eight hours that counts day and night, and reminds after four. */
  private long start(String step, String party, boolean pauses, Instant at, String until) {
    return start(step, party, pauses, at, until, null, null);
  }

  private long start(
      String step,
      String party,
      boolean pauses,
      Instant at,
      String until,
      List<SlaEscalation> escalation) {
    return start(step, party, pauses, at, until, escalation, null);
  }

  private long start(
      String step,
      String party,
      boolean pauses,
      Instant at,
      String until,
      List<SlaEscalation> escalation,
      String scope) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, state,
              started_at, partition_id, position) values (:key, :key, :key, 'E', 'USER_TASK', 'active', :at, 1, 1)
            """)
        .param("key", key)
        .param("at", Sql.utc(at))
        .update();
    var rule =
        new SlaRule(
            step,
            BigDecimal.valueOf(8),
            BigDecimal.valueOf(4),
            BigDecimal.valueOf(8),
            "sla-managers",
            "always",
            "g",
            party,
            pauses,
            escalation,
            scope);
    PlainClocks.start(
        moves,
        new SlaClock(
            new MeasuredStep(key, key, until, request),
            rule,
            rule.calendar(),
            at,
            at.plus(Duration.ofHours(8)),
            at.plus(Duration.ofHours(4)),
            at.plus(Duration.ofHours(8))));
    return key;
  }

  private void openTask(long element, String assignee) {
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, assignee, candidate_groups,
              created_at, partition_id, position)
            values (:key, :key, :key, :key, 1, 'P', 1, 'UserTask_ApproveStep', 'open', :assignee, '{sla-group}', now(),
                    1, 1)
            """)
        .param("key", element)
        .param("assignee", assignee)
        .update();
  }

  private long told(String template, String person) {
    return count(
        "select count(*) from desk.notification where request_id = ? and template = ? and recipient = ?",
        request,
        template,
        person);
  }
}
