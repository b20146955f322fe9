package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A request that launches in three days and measures for a week, on a broker whose clock is moved.
 */
class LaterLaunchIT {
  private static final int MEASURING_DAYS = 7;
  private static final Path EXAMPLE = Path.of("../../examples/email-winback-dach.json");

  @TempDir private Path temp;

  @Test
  void shouldPublishOnTheDayAndAskForResultsAfterTheWindowWhenTheBriefSaysSo() throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
    Path examples = examples(day);
    try (Launch launch = Launch.start(options)) {
      JdbcClient database = Database.of(launch);
      BrokerClock clock = BrokerClock.of(launch);

      // given people who answer whatever they are asked, up to the go for the launch
      CompletableFuture<Integer> demo =
          CompletableFuture.supplyAsync(() -> demo(launch, options, examples));
      Instant launchAt = armed(database, demo, "IntermediateCatchEvent_LaunchDateReached");
      assertThat(launchAt)
          .isBetween(
              day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofDays(1)),
              day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofDays(1)));
      assertThat(count(database, "select count(*) from desk.publication")).isZero();

      // when the launch date comes
      clock.moveTo(launchAt);

      // then everything is published, and results are asked for when the window has closed only
      Instant closes = armed(database, demo, "IntermediateCatchEvent_MeasuringWindowClosed");
      List<Instant> published =
          database
              .sql("select published_at from desk.publication where state = 'verified'")
              .query((row, number) -> row.getTimestamp(1).toInstant())
              .list();
      assertThat(published).isNotEmpty();
      assertThat(closes)
          .isCloseTo(
              published.stream()
                  .max(Instant::compareTo)
                  .orElseThrow()
                  .plus(Duration.ofDays(MEASURING_DAYS)),
              org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
      assertThat(count(database, ASKED_FOR_RESULTS)).isZero();

      // when the window closes
      clock.moveTo(closes);

      // then results and rating are asked for, and it is delivered
      assertThat(demo.get()).isZero();
      assertThat(count(database, ASKED_FOR_RESULTS)).isEqualTo(1);
      assertThat(count(database, "select count(*) from desk.campaign_result")).isPositive();
      assertThat(count(database, "select count(*) from desk.rating")).isEqualTo(1);
    }
  }

  private static final String ASKED_FOR_RESULTS =
      "select count(*) from engine.user_task where element_id = 'UserTask_EnterResults'";

  private Path examples(LocalDate day) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode body = (ObjectNode) json.readTree(EXAMPLE.toFile());
    ((ObjectNode) body.path("brief"))
        .put("launchTiming", "date")
        .put("launchDate", day.toString())
        .put("measuringDays", MEASURING_DAYS);
    Path folder = Files.createDirectories(temp.resolve("examples"));
    json.writeValue(folder.resolve("later.json").toFile(), body);
    return folder;
  }

  private static int demo(Launch launch, LaunchOptions options, Path examples) {
    return LaunchdeskCommand.commandLine()
        .execute(
            "demo",
            "--requests",
            "1",
            "--keep-dates",
            "--port",
            launch.portal().replaceFirst(".*:", ""),
            "--data",
            options.data().toString(),
            "--examples",
            examples.toString());
  }

  /** Waits for the timer; returns when it is due. */
  private static Instant armed(
      JdbcClient database, CompletableFuture<Integer> demo, String element) {
    await(element)
        .atMost(Duration.ofMinutes(2))
        .until(() -> demo.isDone() || !due(database, element).isEmpty());
    assertThat(demo).isNotDone();
    return due(database, element).getFirst();
  }

  private static List<Instant> due(JdbcClient database, String element) {
    return database
        .sql(
            "select due_at from engine.timer where state = 'armed' and target_element_id = :element")
        .param("element", element)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private static long count(JdbcClient database, String sql) {
    return database.sql(sql).query(Long.class).single();
  }
}
