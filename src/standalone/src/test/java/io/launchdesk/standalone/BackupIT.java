package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** A backup that is made while people work, and a system that goes on from it elsewhere. */
class BackupIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, Object> FEASIBLE = Map.of("feasibility", "feasible");

  @TempDir private Path temp;

  @Test
  void shouldGoOnElsewhereWithAllThatWasAcknowledgedBeforeTheBackup() throws Exception {
    Path data = temp.resolve("data");
    Path backup = temp.resolve("backups/first");
    List<String> before;
    List<String> all = new CopyOnWriteArrayList<>();

    // given people who go on submitting and answering while the backup is made
    try (Launch launch = Launch.start(LaunchOptions.in(data))) {
      Desk desk = new Desk(launch);
      for (int i = 0; i < 6; i++) {
        all.add(desk.submit());
      }
      desk.answer("approver", all.getFirst(), "check-feasibility", FEASIBLE);
      ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
      ScheduledFuture<?> submitting =
          people.scheduleWithFixedDelay(() -> all.add(submit(desk)), 0, 500, TimeUnit.MILLISECONDS);
      await().until(() -> all.size() > 8);
      before = new ArrayList<>(all);

      // when
      String said = command(0, "backup", "--to", backup, "--data", data);

      // then the portal has taken all that was submitted meanwhile, and the engine works it off
      assertThat(submitting.isDone()).describedAs("a submission was refused").isFalse();
      people.shutdown();
      assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      System.out.println(said.strip() + " Submitted meanwhile: " + (all.size() - before.size()));
      assertThat(said).contains("Backup in " + backup).contains("the engine was away for");
      assertThat(all.size()).isGreaterThan(before.size());
      desk.answer("approver", all.getLast(), "check-feasibility", FEASIBLE);
      assertThat(command(1, "backup", "--to", backup, "--data", data))
          .contains("holds something already");
      assertThat(launch.part("broker").restarts()).isZero();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rwx------");

    // when it is started elsewhere
    Path elsewhere = temp.resolve("elsewhere");
    System.out.println(command(0, "restore", "--from", backup, "--data", elsewhere).strip());
    assertThat(command(1, "restore", "--from", backup, "--data", data))
        .contains("holds something already");
    try (Launch launch = Launch.start(LaunchOptions.in(elsewhere))) {
      Desk desk = new Desk(launch);
      JdbcClient database = Database.of(launch);

      // then each request that was acknowledged before is there once and goes on
      for (String request : before.subList(1, before.size())) {
        desk.answer("approver", request, "check-feasibility", FEASIBLE);
      }
      for (String request : before) {
        desk.awaitTask("approver", request, "approve-step");
      }
      await("all that is there is started once")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertNone(database, STARTED_OTHER_THAN_ONCE));
      assertThat(
              database
                  .sql("select id from desk.request where id in (:ids)")
                  .param("ids", before)
                  .query(String.class)
                  .list())
          .containsExactlyInAnyOrderElementsOf(before);
      assertNone(database, "select message from engine.alert where cleared_at is null");
      assertNone(database, "select reason from engine.dead_letter");
      assertNone(database, "select error_message from engine.incident where state = 'open'");
      assertThat(desk.submit()).isNotIn(before);
    }

    // and a backup of a system that does not run is as good
    Path second = temp.resolve("backups/second");
    assertThat(command(0, "backup", "--to", second, "--data", elsewhere)).contains("nothing ran");
    command(0, "restore", "--from", second, "--data", temp.resolve("again"));
    assertThat(temp.resolve("again/postgres/PG_VERSION")).exists();
  }

  private static final String STARTED_OTHER_THAN_ONCE =
      """
      select r.id from desk.request r
        left join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
       group by r.id having count(p.key) <> 1
      """;

  private static String submit(Desk desk) {
    try {
      return desk.submit();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String command(int code, Object... words) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    CommandLine line = LaunchdeskCommand.commandLine().setOut(out).setErr(out);
    String[] arguments = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
    assertThat(line.execute(arguments)).describedAs(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private static void assertNone(JdbcClient database, String sql) {
    assertThat(database.sql(sql).query(String.class).list()).isEmpty();
  }
}
