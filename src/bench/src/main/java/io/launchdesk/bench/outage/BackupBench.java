package io.launchdesk.bench.outage;

import io.camunda.client.CamundaClient;
import io.launchdesk.bench.FirstTask;
import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.Program;
import io.launchdesk.bench.RunningSystem;
import io.launchdesk.bench.promise.Promises;
import io.launchdesk.bench.promise.Sent;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.bench.timer.TimerInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A system with very many instances that wait is copied while people work. It ends and its data
 * goes; what was copied is put into another folder and started there. All requests that were
 * acknowledged before the copy was asked for must be there and begun once, and all instances that
 * waited.
 */
@Command(
    name = "backup",
    description = "A backup under load beside very many instances, and the way back from it.")
public final class BackupBench extends WorkScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  /** So many of those that waited are cancelled at the end: the engine knows them. */
  private static final int SAMPLE = 100;

  private static final String WAITING =
      "engine.process_instance where bpmn_process_id = 'TimerBenchProcess' and state = 'active'";

  @Option(
      names = "--instances",
      defaultValue = "100000",
      description = "That wait in the engine (default: ${DEFAULT-VALUE}).")
  private int instances;

  @Override
  protected void measure(Measured measured) throws Exception {
    Path folder = Files.createTempDirectory("launchdesk-backup");
    try {
      Path backup = folder.resolve("backup");
      Sent sent = backUp(folder.resolve("data"), backup, measured);
      goOn(backup, folder.resolve("elsewhere"), sent, measured);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private Sent backUp(Path data, Path backup, Measured measured) throws Exception {
    try (OwnSystem system = OwnSystem.start(data, options -> options)) {
      fill(data);
      EngineLog.of(system).awaitCaughtUp(PATIENCE);
      tell(waiting(system.database()) + " instances wait");
      try (Work work = begin(system.port())) {
        workBefore(work, measured);
        Sent sent = work.submissions().soFar();
        double took = run("backup", "--to", backup.toString(), "--data", data.toString());
        measured.add(
            Result.of("backup, until the engine works again", "s", took)
                .with(Map.of("MB", bytes(backup) / 1e6)));
        Work.Span meanwhile = tell("while it is made", work.cut());
        meanwhile.tell(measured, "while it is made");
        measured.add(
            Result.of(
                    "submissions refused while it is made",
                    "calls",
                    meanwhile.submissions().refused())
                .heldTo(Aim.atMost("median", 0.0, 0.0)));
        return sent;
      }
    }
  }

  /** As on an empty machine: nothing is left of the data but the backup. */
  private void goOn(Path backup, Path elsewhere, Sent sent, Measured measured) throws Exception {
    double restored = run("restore", "--from", backup.toString(), "--data", elsewhere.toString());
    long begin = System.nanoTime();
    try (OwnSystem system = OwnSystem.start(elsewhere, options -> options)) {
      FirstTask.await(system.port(), PATIENCE, () -> {});
      double started = since(begin);
      measured.add(
          Result.of("restored and started to a new request's task", "s", restored + started)
              .with(Map.of("restore", restored, "start", started))
              .heldTo(Aim.atMost("median", 300.0, null)));
      Promises promises = new Promises(system.database(), sent);
      measured.add(
          Result.of(
              "until the engine has begun with all that was stored",
              "s",
              promises.awaitBegun().toMillis() / 1000.0));
      promises.judge(measured);
      cancel(elsewhere, waiting(system.database()), measured);
    }
  }

  private void fill(Path data) throws IOException {
    Instant due = Instant.now().plus(30, ChronoUnit.DAYS);
    try (CamundaClient engine = engine(data)) {
      TimerInstances.of(engine).create(instances, number -> due, PATIENCE);
    }
  }

  /** What is there in the read model is there in the engine: it takes commands for it. */
  private void cancel(Path data, long waiting, Measured measured) throws IOException {
    measured.add(Result.of("instances that wait again", "instances", waiting));
    if (waiting < instances) {
      throw new IllegalStateException(waiting + " of " + instances + " instances are left");
    }
    List<Long> some =
        RunningSystem.in(data)
            .database()
            .sql("select key from " + WAITING + " order by random() limit :sample")
            .param("sample", SAMPLE)
            .query(Long.class)
            .list();
    try (CamundaClient engine = engine(data)) {
      some.forEach(key -> engine.newCancelInstanceCommand(key).send().join());
    }
  }

  private static CamundaClient engine(Path data) throws IOException {
    return CamundaClient.newClientBuilder()
        .grpcAddress(RunningSystem.in(data).grpc())
        .preferRestOverGrpc(false)
        .defaultRequestTimeout(Duration.ofSeconds(60))
        .build();
  }

  private static long waiting(JdbcClient database) {
    return database.sql("select count(*) from " + WAITING).query(Long.class).single();
  }

  /** A command of the program, as people call it; returns how many seconds it took. */
  private double run(String... words) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    tell(Program.run(words));
    return since(begin);
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
