package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An agreement that comes into force, and a day on which the desk is closed, while a task waits: on
 * the real broker, whose clock is moved. The task's own timers stay armed with the first instants.
 */
class SlaAgreementIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String STEP = "approve-step";

  @TempDir private Path temp;

  @Test
  void shouldRemindAtTheNewInstantOnceWhenWhatIsAgreedChangesWhileTheTaskWaits() throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    try (Launch launch = Launch.start(options)) {
      JdbcClient database = Database.of(launch);
      BrokerClock time = BrokerClock.of(launch);
      Desk desk = new Desk(launch);

      // given an approval that its holder does not give
      String request = desk.submit("Survey tool with an agreement");
      desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));
      desk.claim("mei.tanaka", request, STEP);
      Instant reminder = desk.levels(request, STEP).get("remind-assignee");
      Instant due = due(database, request);

      // when both parties agree to an earlier reminder, and the workers are killed meanwhile
      String id = desk.call("process-owner", "/api/agreements", agreement()).path("id").asText();
      desk.call("approver", "/api/agreements/" + id + "/versions/1/agree", null);
      launch.kill("workers");
      desk.call("requester", "/api/agreements/" + id + "/versions/1/agree", null);

      // then the clock goes by it, keeps what it was and who agreed last, and is armed anew
      awaitUntil(() -> !due(database, request).equals(due));
      Instant earlier = desk.levels(request, STEP).get("remind-assignee");
      assertThat(earlier).isBefore(reminder);
      assertThat(changes(database, request))
          .containsExactly("agreement requester %s".formatted(due));
      awaitUntil(() -> armed(database).equals(List.of(earlier)));

      awaitUntil(() -> taskDue(database, request).equals(due(database, request)));

      // when the new instant comes
      time.moveTo(earlier);

      // then the holder is reminded
      awaitUntil(() -> reminded(database).equals(List.of("mei.tanaka")));
      awaitUntil(() -> !armed(database).equals(List.of(earlier)));

      // when the desk is closed on the day on which it is due now
      Instant agreed = due(database, request);
      LocalDate closed = agreed.atZone(BERLIN).toLocalDate();
      close(database, closed, time.instant());

      // then it is due on a later day, and the next level comes accordingly
      awaitUntil(() -> due(database, request).isAfter(agreed));
      assertThat(due(database, request).atZone(BERLIN).toLocalDate()).isAfter(closed);
      assertThat(changes(database, request))
          .containsExactly(
              "agreement requester %s".formatted(due), "closure admin %s".formatted(agreed));
      Instant next = desk.levels(request, STEP).get("remind-group");
      awaitUntil(() -> armed(database).equals(List.of(next)));

      // when the first instant of the reminder comes, for which the task's own timer is armed
      assertThat(next).isAfter(reminder);
      time.moveTo(reminder);
      awaitUntil(() -> handled(database, "ServiceTask_RemindApproveStep"));

      // then nobody is told again
      assertThat(reminded(database)).containsExactly("mei.tanaka");
    }
  }

  /** Two hours to the reminder, and more time than before for the answer. */
  private static Map<String, Object> agreement() {
    return Map.ofEntries(
        Map.entry("name", "Approvals for product"),
        Map.entry("step", STEP),
        Map.entry("provider", "marketing-leads"),
        Map.entry("customerTeam", "product"),
        Map.entry("deliverable", "An answer to each brief of product"),
        Map.entry("targetHours", 30),
        Map.entry("remindAfterHours", 2),
        Map.entry("escalateAfterHours", 40),
        Map.entry("calendar", "standard"),
        Map.entry("pausesForRequester", true),
        Map.entry("providerPerson", "approver"),
        Map.entry("customerPerson", "requester"));
  }

  private static void close(JdbcClient database, LocalDate day, Instant at) {
    database
        .sql(
            """
            with closed as (insert into desk.calendar_closure (calendar_id, from_day, until_day, name) values ('standard', ?, ?, 'Closed'))
            insert into desk.sla_recompute (kind, subject, reason, person, asked_at)
            values ('calendar', 'standard', 'closure', 'admin', ?)
            """)
        .params(day, day, java.sql.Timestamp.from(at))
        .update();
  }

  private static void awaitUntil(Callable<Boolean> reached) {
    await().atMost(Duration.ofMinutes(2)).until(reached);
  }

  private static Instant due(JdbcClient database, String request) {
    return database
        .sql("select due_at from desk.sla_clock where request_id = ? and step = 'approve-step'")
        .param(request)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /** When the engine says that the approval is due. */
  private static Instant taskDue(JdbcClient database, String request) {
    return database
        .sql(
            """
            select t.due_at from engine.user_task t
              join desk.sla_clock c on c.element_instance_key = t.element_instance_key
             where c.request_id = ? and c.step = 'approve-step'
            """)
        .param(request)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /** Why, by whom and what was due before, for each change of the approval's clock. */
  private static List<String> changes(JdbcClient database, String request) {
    return database
        .sql(
            """
            select ch.reason, ch.person, ch.due_before from desk.sla_change ch
              join desk.sla_clock c on c.element_instance_key = ch.clock_key
             where c.request_id = ? and c.step = 'approve-step' order by ch.revision
            """)
        .param(request)
        .query(
            (row, number) ->
                "%s %s %s"
                    .formatted(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  /** The instants that clocks' own processes wait for, of approvals alone. */
  private static List<Instant> armed(JdbcClient database) {
    return database
        .sql(
            """
            select t.due_at from engine.timer t
              join engine.process_instance p on p.key = t.process_instance_key
              join desk.sla_clock c on c.element_instance_key::text = p.correlation_key
             where t.state = 'armed' and t.target_element_id = 'IntermediateCatchEvent_NextInstantReached'
               and c.step = 'approve-step' order by 1
            """)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private static boolean handled(JdbcClient database, String element) {
    return database
        .sql(
            """
            select exists (select 1 from engine.element_instance where element_id = ? and state = 'completed')
            """)
        .param(element)
        .query(Boolean.class)
        .single();
  }

  private static List<String> reminded(JdbcClient database) {
    return database
        .sql(
            """
            select recipient from desk.notification where template = 'task-reminder' order by id
            """)
        .query(String.class)
        .list();
  }
}
