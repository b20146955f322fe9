package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks of machines that jump by an hour while clocks of steps count, on the real broker. */
class ClockJumpIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Map<String, Object> INCOMPLETE =
      Map.of("type", "other", "brief", Map.of("title", "Nothing but a title"));
  private static final Map<String, Object> FEASIBLE = Map.of("feasibility", "feasible");

  @TempDir private Path temp;

  @Test
  void shouldMeasureNothingNegativeAndRemindOnceWhenClocksJump() throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    try (Launch launch = Launch.start(options)) {
      JdbcClient database = Database.of(launch);
      BrokerClock time = BrokerClock.of(launch);
      Desk desk = new Desk(launch);
      String asked = desk.call("requester", "/api/requests", INCOMPLETE).path("id").asText();
      awaitUntil(() -> BriefTimers.armed(database).size() == 2);
      Instant remind = BriefTimers.armed(database).getFirst();
      Instant escalate = BriefTimers.armed(database).getLast();

      // when workers and portal are an hour ahead, a step begins, and it ends when they are right
      time.leaveOthersBehindBy(HOUR.negated());
      String ahead = desk.submit("Survey tool, by a clock that is ahead");
      desk.awaitTask("approver", ahead, "check-feasibility");
      time.leaveOthersBehindBy(Duration.ZERO);
      desk.answer("approver", ahead, "check-feasibility", FEASIBLE);
      desk.awaitTask("approver", ahead, "approve-step");

      // then the step has lasted no time
      assertThat(lasted(database, ahead)).isEqualTo(Duration.ZERO);
      assertThat(told(database, asked, "task-reminder")).isEmpty();

      // when the broker alone is at the reminder
      time.jumpAlone(Duration.between(time.instant(), remind).plusSeconds(1));

      // then the requester is reminded, though the workers are far behind
      awaitUntil(() -> told(database, asked, "task-reminder").size() == 1);

      // when all are put back by an hour
      time.jumpAlone(HOUR.negated());
      time.leaveOthersBehindBy(Duration.ZERO);

      // then people go on, and see what they do
      String back = desk.submit("Survey tool, by a clock that was put back");
      desk.answer("approver", back, "check-feasibility", FEASIBLE);
      desk.awaitTask("approver", back, "approve-step");

      // when the instant of the reminder comes once more, and that of the escalation
      time.moveTo(remind);
      time.moveTo(escalate);

      // then nobody is reminded again, and each who is told is told once
      awaitUntil(() -> !told(database, asked, "task-escalated").isEmpty());
      awaitUntil(() -> BriefTimers.armed(database).isEmpty());
      assertThat(told(database, asked, "task-reminder")).containsExactly("requester");
      assertThat(told(database, asked, "task-escalated")).doesNotHaveDuplicates();
      assertThat(negative(database)).isEmpty();
      assertThat(trouble(database)).isEmpty();
    }
  }

  private static void awaitUntil(Callable<Boolean> reached) {
    await().atMost(Duration.ofMinutes(2)).until(reached);
  }

  private static Duration lasted(JdbcClient database, String request) {
    return database
        .sql(
            """
            select extract(epoch from e.ended_at - c.started_at) from desk.sla_clock c
              join desk.sla_clock_end e on e.element_instance_key = c.element_instance_key
             where c.request_id = ? and c.step = 'check-feasibility'
            """)
        .param(request)
        .query((row, number) -> Duration.ofSeconds(row.getLong(1)))
        .single();
  }

  private static List<String> told(JdbcClient database, String request, String template) {
    return database
        .sql("select recipient from desk.notification where request_id = ? and template = ?")
        .params(request, template)
        .query(String.class)
        .list();
  }

  /** Times of the ledgers that run backwards. */
  private static List<String> negative(JdbcClient database) {
    return database
        .sql(
            """
            select 'clock ' || c.step from desk.sla_clock c
              join desk.sla_clock_end e on e.element_instance_key = c.element_instance_key
             where e.ended_at < c.started_at
            union all
            select 'hold of ' || h.cause_step from desk.sla_hold h where h.ended_at < h.began_at
            union all
            select 'change ' || n.revision from desk.sla_change n
              join desk.sla_change b on b.clock_key = n.clock_key and b.revision < n.revision
             where n.at < b.at
            union all
            select 'run of ' || element_id from desk.element_run where hours < 0 or wait_hours < 0
            """)
        .query(String.class)
        .list();
  }

  private static List<String> trouble(JdbcClient database) {
    return database
        .sql(
            """
            select message from engine.alert where cleared_at is null
            union all select reason from engine.dead_letter
            union all select error_message from engine.incident where state = 'open'
            """)
        .query(String.class)
        .list();
  }
}
