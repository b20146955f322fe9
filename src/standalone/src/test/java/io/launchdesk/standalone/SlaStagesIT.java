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

/**
 * A request that nobody takes up: its first response is late, on the real broker whose clock is
 * moved. Then somebody answers, intake ends, and the next stage has a clock.
 */
class SlaStagesIT {
  private static final String RESPONSE = "first-response";

  @TempDir private Path temp;

  @Test
  void shouldRemindAndTellTheTeamUntilSomebodyResponds() throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    try (Launch launch = Launch.start(options)) {
      JdbcClient database = Database.of(launch);
      BrokerClock time = BrokerClock.of(launch);
      Desk desk = new Desk(launch);

      // given a request that waits for the team, its clocks begun with the submission
      String request = desk.submit("Survey tool by stages");
      desk.awaitTask("approver", request, "check-feasibility");
      awaitUntil(() -> processes(database, request) == 2);
      Map<String, Instant> levels = desk.levels(request, RESPONSE);
      assertThat(levels)
          .containsOnlyKeys("remind-team", "tell-team", "tell-manager", "raise-priority");
      assertThat(started(database, request)).hasSize(1);

      // when the reminder is due
      time.moveTo(levels.get("remind-team"));

      // then the team is reminded
      awaitUntil(() -> !told(database, "stage-reminder").isEmpty());
      assertThat(told(database, "stage-overdue")).isEmpty();

      // when the time is over, although the workers were killed
      launch.kill("workers");
      time.moveTo(levels.get("tell-team"));

      // then the team is told, each once, and not reminded again
      awaitUntil(() -> !told(database, "stage-overdue").isEmpty());
      assertThat(told(database, "stage-overdue")).doesNotHaveDuplicates();
      assertThat(told(database, "stage-reminder")).doesNotHaveDuplicates();

      // when somebody answers
      desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));

      // then the response is there, late, and the intake is over; the approval has a clock instead
      awaitUntil(() -> desk.levels(request, "approval").size() == 4);
      awaitUntil(() -> running(database, request).equals(List.of("approval", "delivery")));
      awaitUntil(() -> processes(database, request) == 1);
      assertThat(late(database, request)).isTrue();
    }
  }

  private static void awaitUntil(Callable<Boolean> reached) {
    await().atMost(Duration.ofMinutes(2)).until(reached);
  }

  /** Instances of the process that sees to stages' clocks. */
  private static long processes(JdbcClient database, String request) {
    return database
        .sql(
            """
            select count(*) from engine.process_instance p
              join desk.sla_clock c on c.element_instance_key::text = p.correlation_key
             where p.bpmn_process_id = 'SlaClockProcess' and p.state = 'active' and c.request_id = ?
               and c.scope in ('stage', 'response')
            """)
        .param(request)
        .query(Long.class)
        .single();
  }

  /** When intake and first response began, which is one instant. */
  private static List<Instant> started(JdbcClient database, String request) {
    return database
        .sql(
            """
            select distinct c.started_at from desk.sla_clock c join desk.request r on r.id = c.request_id
             where c.request_id = ? and c.step in ('intake', 'first-response')
               and c.started_at = date_trunc('second', r.created_at)
            """)
        .param(request)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private static List<String> running(JdbcClient database, String request) {
    return database
        .sql(
            """
            select c.step from desk.sla_clock c
              join desk.sla_clock_end e on e.element_instance_key = c.element_instance_key
             where c.request_id = ? and e.ended_at is null and c.scope <> 'task' order by 1
            """)
        .param(request)
        .query(String.class)
        .list();
  }

  private static boolean late(JdbcClient database, String request) {
    return database
        .sql(
            """
            select c.ended_at > c.due_at from desk.sla_clock c where c.request_id = ? and c.step = 'first-response'
            """)
        .param(request)
        .query(Boolean.class)
        .single();
  }

  private static List<String> told(JdbcClient database, String template) {
    return database
        .sql(
            """
            select recipient from desk.notification
             where template = ? and facts ->> 'task' = 'first-response' order by id
            """)
        .param(template)
        .query(String.class)
        .list();
  }
}
