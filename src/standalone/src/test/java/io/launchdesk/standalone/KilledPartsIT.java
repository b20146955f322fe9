package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.mail.StoredMail;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/**
 * Two dozen requests are on their way, people answer, and each part is killed with SIGKILL in the
 * middle of it. Afterwards the books are looked through: what was promised is there, and nothing is
 * there twice.
 */
class KilledPartsIT {
  private static final int REQUESTS = 24;

  /**
   * Which part dies once so many answers were given; the broker twice, the second time under way.
   */
  private static final List<Kill> KILLS =
      List.of(
          new Kill("broker", 8),
          new Kill("postgres", 35),
          new Kill("portal", 60),
          new Kill("workers", 85),
          new Kill("broker", 110));

  private record Kill(String part, int answers) {}

  @TempDir private Path temp;

  @Test
  void shouldLoseAndDoubleNothingWhenPartsAreKilled() throws Exception {
    Path data = temp.resolve("data");
    try (Launch launch = Launch.start(LaunchOptions.in(data))) {
      JdbcClient database = Database.of(launch);

      // given people at work
      StringWriter told = new StringWriter();
      List<String> inDeadHands = new ArrayList<>();
      CompletableFuture<Integer> demo =
          CompletableFuture.supplyAsync(() -> demo(launch, data, told));

      // when
      for (Kill kill : KILLS) {
        int restarts = launch.part(kill.part()).restarts();
        await(kill.part() + " is killed after " + kill.answers() + " answers")
            .atMost(Duration.ofMinutes(10))
            .ignoreExceptions()
            .until(() -> demo.isDone() || count(database, ANSWERS) >= kill.answers());
        assertThat(demo).describedAs(told.toString()).isNotDone();
        launch.kill(kill.part());
        if (kill.part().equals("workers")) {
          inDeadHands.addAll(database.sql(IN_HAND).query(String.class).list());
        }
        await(kill.part() + " is up again")
            .atMost(Duration.ofMinutes(3))
            .until(
                () ->
                    launch.part(kill.part()).restarts() > restarts
                        && launch.part(kill.part()).state().equals("up"));
      }

      // then every request came to the end that its script says
      int result = demo.get();
      assertThat(result).describedAs(told.toString()).isZero();
      await("the read model has caught up")
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  count(
                          database,
                          "select count(*) from engine.process_instance where state = 'active'")
                      == 0);

      assertThat(count(database, "select count(*) from desk.request")).isEqualTo(REQUESTS);
      assertNone(database, "requests that were not started exactly once", STARTED_OTHER_THAN_ONCE);
      assertNone(database, "tasks that are open although they were answered", OPEN_AND_ANSWERED);
      assertNone(database, "answers that the engine does not know", ANSWER_LOST);
      assertNone(
          database,
          "commands that never reached the engine",
          "select id::text from desk.outbox where sent_at is null and refused_at is null");
      assertNone(database, "budgets that do not balance", UNBALANCED_BUDGET);
      await("what the killed workers had in hand is sent by the next")
          .atMost(Duration.ofMinutes(3))
          .until(() -> count(database, WAITING_MAILS) == 0);
      assertNone(database, "what was to come in a digest and did not", LATE_FOR_THE_DIGEST);
      assertThat(count(database, MAILED)).isPositive();
      assertNone(
          database,
          "publications that are neither out nor taken back",
          "select effect_key from desk.publication where state not in ('verified', 'retracted')");
      database.sql("call desk.fold_kpis()").update();
      assertNone(database, "figures that differ from their facts", ROLL_UP_DIFFERS);
      assertNone(
          database,
          "records that could not be written",
          "select value_type || ' ' || reason from engine.dead_letter");
      assertNone(
          database,
          "open incidents",
          "select error_message from engine.incident where state = 'open'");
      assertNone(database, "alerts", "select message from engine.alert where cleared_at is null");
      assertThat(twice(launch.mails().newest(10_000).stream().map(StoredMail::messageId).toList()))
          .as("mails that came twice, other than what the killed workers had in hand")
          .isSubsetOf(inDeadHands);
    }
  }

  /** The notifications of which a mail has the Message-ID of another. */
  private static List<String> twice(List<String> messageIds) {
    Set<String> seen = new HashSet<>();
    return messageIds.stream()
        .filter(id -> !seen.add(id))
        .map(id -> "notification:" + id.replaceAll(".*\\.(\\d+)@.*", "$1"))
        .toList();
  }

  private static final String ANSWERS = "select count(*) from desk.task_outcome";

  /**
   * What a worker that dies may have handed to the mail server already; nobody can know. One for
   * each that sends.
   */
  private static final String IN_HAND = "select what from desk.sending";

  private static final String WAITING_MAILS =
      "select count(*) from desk.notification where mailed_at is null and mail = 'at-once'";

  private static final String MAILED =
      "select count(*) from desk.notification where mailed_at is not null";

  /** What waits for tomorrow's digest is not late. */
  private static final String LATE_FOR_THE_DIGEST =
      """
      select id::text from desk.notification
       where mailed_at is null and mail = 'digest'
         and (digest_id is not null or next_attempt_at < now() - interval '1 minute')
      """;

  private static final String STARTED_OTHER_THAN_ONCE =
      """
      select r.id from desk.request r
        left join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
       group by r.id having count(p.key) <> 1
      """;

  private static final String OPEN_AND_ANSWERED =
      """
      select t.key::text from engine.user_task t
        join desk.task_outcome o on o.task_key = t.key
       where t.state = 'open'
      """;

  private static final String ANSWER_LOST =
      """
      select o.task_key::text from desk.task_outcome o
        left join engine.user_task t on t.key = o.task_key and t.state = 'completed'
       where t.key is null
      """;

  /**
   * What ended without a delivery holds no budget; what was delivered holds what its brief asks
   * for.
   */
  private static final String UNBALANCED_BUDGET =
      """
      select r.id from desk.request r
        join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
        left join (select request_id,
                          sum(case kind when 'reserve' then amount_minor
                                        when 'release' then -amount_minor else 0 end) held
                     from desk.budget_entry group by request_id) b on b.request_id = r.id
       where coalesce(b.held, 0) <>
             case when p.end_element_id = 'EndEvent_RequestDelivered'
                  then round(coalesce((r.brief ->> 'budget')::numeric, 0) * 100) else 0 end
      """;

  private static final String ROLL_UP_DIFFERS =
      """
      select kpi from (
        select date_trunc('day', f.at, z.time_zone), f.kpi, f.stage, count(*) n, sum(f.value) total
          from desk.kpi_fact f cross join desk.kpi_zone z group by 1, 2, 3
        except
        select c.starts_at, s.kpi, s.stage, sum(c.n), sum(c.total)
          from desk.kpi_cell c join desk.kpi_series s on s.id = c.series
          join desk.kpi_slice k on k.id = c.slice and k.kind = 'all'
         where c.grain = 'day' group by 1, 2, 3) d
      """;

  private static int demo(Launch launch, Path data, StringWriter told) {
    String port = launch.portal().replaceFirst(".*:", "");
    PrintWriter out = new PrintWriter(told, true);
    CommandLine line = LaunchdeskCommand.commandLine().setOut(out).setErr(out);
    return line.execute(
        "demo", "--requests", "" + REQUESTS, "--port", port, "--data", data.toString());
  }

  private static long count(JdbcClient database, String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private static void assertNone(JdbcClient database, String what, String sql) {
    assertThat(database.sql(sql).query(String.class).list()).describedAs(what).isEmpty();
  }
}
