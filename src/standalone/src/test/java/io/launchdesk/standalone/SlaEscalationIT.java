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
 * A task that nobody does climbs the table of escalations, on the real broker whose clock is moved.
 * The first two levels come by the timers of the task, the others by the clock's own process.
 */
class SlaEscalationIT {
  private static final String STEP = "approve-step";

  @TempDir private Path temp;

  @Test
  void shouldRemindHandOverTellAndRaiseOneAfterTheOtherWhenNobodyAnswers() throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    try (Launch launch = Launch.start(options)) {
      JdbcClient database = Database.of(launch);
      BrokerClock time = BrokerClock.of(launch);
      Desk desk = new Desk(launch);

      // given an approval that its holder does not give, who is away and has a deputy
      String request = desk.submit("Survey tool that waits");
      desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));
      desk.claim("mei.tanaka", request, STEP);
      away(database, "mei.tanaka", "hannah.schmidt");
      Map<String, Instant> levels = desk.levels(request, STEP);
      assertThat(levels)
          .containsOnlyKeys(
              "remind-assignee", "remind-group", "hand-over", "tell-manager", "raise-priority");

      // when the reminder is due
      time.moveTo(levels.get("remind-assignee"));

      // then the holder alone is reminded
      awaitUntil(() -> told(database, "task-reminder").equals(List.of("mei.tanaka")));

      // when the escalation is
      time.moveTo(levels.get("remind-group"));

      // then the whole group is, the holder once more
      awaitUntil(() -> told(database, "task-reminder").size() > 3);
      assertThat(told(database, "task-reminder"))
          .contains("approver", "hannah.schmidt")
          .filteredOn("mei.tanaka"::equals)
          .hasSize(2);

      // when what lies beyond the task's own timers comes, although the workers were killed
      launch.kill("workers");
      time.moveTo(levels.get("hand-over"));

      // then the deputy has it
      awaitUntil(() -> "hannah.schmidt".equals(holder(database, request)));
      assertThat(told(database, "task-escalated")).isEmpty();

      // when the manager's turn comes
      time.moveTo(levels.get("tell-manager"));

      // then managers and holder hear of it, each once
      awaitUntil(() -> !told(database, "task-escalated").isEmpty());
      assertThat(told(database, "task-escalated"))
          .contains("approver", "mei.tanaka", "hannah.schmidt")
          .doesNotHaveDuplicates();
      assertThat(reached(database)).doesNotContain("raise-priority");

      // when the last level comes
      time.moveTo(levels.get("raise-priority"));

      // then the task is on top, and the clock's process has nothing ahead
      awaitUntil(() -> reached(database).contains("raise-priority"));
      awaitUntil(() -> priority(database, request) == 90);
      awaitUntil(() -> clockProcesses(database) == 0);
      assertThat(holder(database, request)).isEqualTo("hannah.schmidt");
      assertThat(told(database, "task-reminder")).filteredOn("mei.tanaka"::equals).hasSize(2);
    }
  }

  private static void awaitUntil(Callable<Boolean> reached) {
    await().atMost(Duration.ofMinutes(2)).until(reached);
  }

  private static void away(JdbcClient database, String person, String deputy) {
    database
        .sql(
            """
            insert into desk.absence (id, person, from_day, until_day, deputy, starts_at, ends_at, created_at)
            values (gen_random_uuid(), ?, current_date, current_date + 30, ?, now() - interval '1 hour',
                    now() + interval '30 days', now())
            """)
        .params(person, deputy)
        .update();
  }

  private static List<String> told(JdbcClient database, String template) {
    return database
        .sql("select recipient from desk.notification where template = ? order by id")
        .param(template)
        .query(String.class)
        .list();
  }

  private static String holder(JdbcClient database, String request) {
    return database
        .sql("select t.assignee " + OPEN_APPROVAL)
        .param(request)
        .query((row, number) -> String.valueOf(row.getString(1)))
        .single();
  }

  /** What the clock of the step has done; that of its stage may raise the priority before. */
  private static List<String> reached(JdbcClient database) {
    return database
        .sql(
            """
            select split_part(a.level, ':', 2) from desk.sla_action a
              join desk.sla_clock c on c.element_instance_key = a.clock_key
             where c.step = 'approve-step'
            """)
        .query(String.class)
        .list();
  }

  private static int priority(JdbcClient database, String request) {
    return database
        .sql("select t.priority " + OPEN_APPROVAL)
        .param(request)
        .query(Integer.class)
        .single();
  }

  private static final String OPEN_APPROVAL =
      """
      from engine.user_task t join engine.process_instance p on p.key = t.root_key
       where p.correlation_key = ? and t.element_id = 'UserTask_ApproveStep' and t.state = 'open'
      """;

  private static long clockProcesses(JdbcClient database) {
    return database
        .sql(
            """
            select count(*) from engine.process_instance p
              join desk.sla_clock c on c.element_instance_key::text = p.correlation_key
             where p.bpmn_process_id = 'SlaClockProcess' and p.state = 'active' and c.step = 'approve-step'
            """)
        .query(Long.class)
        .single();
  }
}
