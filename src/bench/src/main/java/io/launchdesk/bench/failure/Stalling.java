package io.launchdesk.bench.failure;

import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.failpoint.Failpoint;
import io.launchdesk.bench.failpoint.Failpoints;
import io.launchdesk.standalone.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Workers do their jobs twice and more: each is done, and before the engine hears of it the engine
 * has given it out again. It goes on until all people have gone.
 *
 * @param duplicates so many jobs are done once more before people stop bringing requests in
 * @param folder for the failpoint; may be missing
 */
record Stalling(int duplicates, Path folder) implements Attack {
  /** What becomes of a job when all of its work is done and committed. */
  private static final Failpoint DONE =
      Failpoint.returning(
          "io.camunda.client.jobhandling.JobHandlerInvokingBeans", "createCompleteCommand");

  /** The engine looks once a second for jobs whose time is over. */
  private static final Duration STALL = Duration.ofMillis(2_500);

  private static final Duration PATIENCE = Duration.ofHours(2);

  @Override
  public List<String> parts() {
    return List.of();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "LAUNCHDESK_JOBS_TIMEOUT", "PT0.5S",
        // A job that lasts longer is not held any more.
        "LAUNCHDESK_JOBS_HOLD", "PT0.5S",
        "LAUNCHDESK_JOBS_THREADS", "256");
  }

  @Override
  public String title() {
    return "workers: %,d jobs are done once more".formatted(duplicates);
  }

  @Override
  public Optional<Instant> strike(Launch launch, BooleanSupplier atWork)
      throws InterruptedException {
    JdbcClient database = FailureRun.database(launch.database());
    Failpoints.Armed armed;
    try {
      armed =
          new Failpoints(folder)
              .arm(launch.part("workers").pid(), "STALLING", DONE.stalling(STALL));
    } catch (Failpoints.NotYet e) {
      throw new IllegalStateException("the workers are not at work", e);
    }
    Waiting.until(
        title(),
        PATIENCE,
        () -> armed.times() - jobs(database) >= duplicates || !atWork.getAsBoolean());
    return atWork.getAsBoolean() ? Optional.of(Instant.now()) : Optional.empty();
  }

  /** All that were ever done, those before the workers were held up among them. */
  private static long jobs(JdbcClient database) {
    return database
        .sql("select count(*) from engine.job where state = 'completed'")
        .query(Long.class)
        .single();
  }
}
