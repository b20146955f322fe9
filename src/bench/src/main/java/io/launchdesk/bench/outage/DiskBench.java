package io.launchdesk.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.http.Answers;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.SteadyCalls;
import io.launchdesk.bench.promise.Promises;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.part.BrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The engine's disk runs full under load, by a file that takes the room, and gets room again: what
 * people are told meanwhile, and how long after the file is gone the engine works again. The engine
 * stops by its own watermark, which is set so near to the free space that a file of bounded size
 * crosses it.
 */
@Command(name = "disk", description = "The disk of the engine runs full under load.")
public final class DiskBench extends WorkScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Who clicks beside it may have taken the task before; that says nothing of the disk. */
  private static final String TAKEN = "409 task-taken without Retry-After";

  @Option(
      names = "--seconds",
      defaultValue = "120",
      description = "How long there is no room (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--filler",
      paramLabel = "MB",
      defaultValue = "2048",
      description = "Size of the file, at most " + Filler.MOST_MEGABYTES + " (default: 2048).")
  private int filler;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "An empty file system of 2 GB or so, for the whole system: it crosses the engine's usual"
              + " mark, and then is filled to its last byte, under PostgreSQL, too.")
  private Path data;

  @Override
  protected void measure(Measured measured) throws Exception {
    if (data != null) {
      measure(measured, data, BrokerSettings.FREE_MEGABYTES);
      return;
    }
    Path folder = Files.createTempDirectory("launchdesk-disk");
    try {
      measure(measured, folder, (int) megabytesFree(folder) - filler / 2);
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  private void measure(Measured measured, Path folder, int watermark) throws Exception {
    if (watermark <= BrokerSettings.FREE_FOR_REPLICATION) {
      throw new IllegalStateException("too little room: the engine would stop below " + watermark);
    }
    out().printf("%d MB free, the engine stops below %d%n", megabytesFree(folder), watermark);
    try (OwnSystem system =
            OwnSystem.start(
                folder.resolve("data"), options -> options.withEngineStoppingBelow(watermark));
        EngineProbe engine = new EngineProbe(system.launch().port("broker.grpc"))) {
      Work work = begin(system.port());
      try (work) {
        workBefore(work, measured);
        long below = data == null ? filler : megabytesFree(folder) - watermark * 3L / 4;
        full(system, engine, work, () -> Filler.in(folder, below), measured);
        recover(system, engine, work, "room again", measured);
        if (data != null) {
          toTheLastByte(work, folder, measured);
          recover(system, engine, work, "room again after the last byte", measured);
        }
      }
      Promises promises = new Promises(system.database(), work.submissions().soFar());
      double begun = promises.awaitBegun().toMillis() / 1000.0;
      measured.add(Result.of("all begun after the last submission", "s", begun));
      promises.judge(measured);
    }
  }

  /** Nobody can store anything; PostgreSQL may die of it. */
  private void toTheLastByte(Work work, Path folder, Measured measured) throws Exception {
    try (Filler room = Filler.whole(folder)) {
      work.cut();
      Thread.sleep(Duration.ofSeconds(seconds));
      tell("no byte left, " + room, work.cut()).tellRefusals(measured, "with no byte left");
    }
  }

  private void recover(
      OwnSystem system, EngineProbe engine, Work work, String since, Measured measured)
      throws InterruptedException {
    long begin = System.nanoTime();
    int before = work.submissions().soFar().acknowledged().size();
    Waiting.until("the engine takes commands", PATIENCE, () -> engine.refusal().isEmpty());
    measured.add(figure(since + " to engine's command", begin));
    Waiting.until(
        "a request is taken",
        PATIENCE,
        () -> work.submissions().soFar().acknowledged().size() > before);
    measured.add(figure(since + " to request taken", begin));
    EngineLog.of(system).awaitCaughtUp(PATIENCE);
    measured.add(figure(since + " to exporter at the log's end", begin));
    tell("after it", work.cut());
  }

  private Result figure(String what, long begin) {
    return Result.of(what, "s", (System.nanoTime() - begin) / 1e9)
        .heldTo(Aim.atMost("median", 2.0 * seconds, 30.0));
  }

  private static long megabytesFree(Path folder) throws IOException {
    return DataFolder.freeBytes(folder) >> 20;
  }

  /** Takes up room. */
  @FunctionalInterface
  private interface Filling {
    Filler fill() throws IOException;
  }

  private void full(
      OwnSystem system, EngineProbe engine, Work work, Filling filling, Measured measured)
      throws Exception {
    String task = openTask(system);
    Api approver = new Api(system.port(), "approver");
    AtomicReference<Answers> claims = new AtomicReference<>();
    long begin = System.nanoTime();
    try (Filler room = filling.fill()) {
      Waiting.until("the engine refuses", PATIENCE, () -> !engine.refusal().isEmpty());
      double stopped = (System.nanoTime() - begin) / 1e9;
      out().println("the engine says: " + engine.refusal());
      measured.add(Result.of("filling begun to first command refused", "s", stopped));
      work.cut();
      SteadyCalls claiming =
          SteadyCalls.begin(
              0.5, () -> approver.postLater("/api/tasks/" + task + "/claim", Map.of()));
      try (claiming) {
        Thread.sleep(Duration.ofSeconds(seconds));
        claims.set(claiming.cut());
      }
      out().println("while full, " + room + ", claims: " + claims.get());
      Work.Span span = tell("while full", work.cut());
      span.tell(measured, "while it is full");
      span.tellRefusals(measured, "while it is full");
    }
    measured.add(
        Result.of(
                "claims refused cleanly while it is full",
                "calls",
                claims.get().refused() - claims.get().unclean() + claims.get().of(TAKEN))
            .against("claims", claims.get().refused() + claims.get().good())
            .heldTo(Aim.atLeast("ratio", 1.0, null)));
  }

  /** A task that somebody may claim; waits until there is one. */
  private static String openTask(OwnSystem system) throws InterruptedException {
    Api approver = new Api(system.port(), "approver");
    AtomicReference<String> id = new AtomicReference<>("");
    Waiting.until(
        "a task that nobody has",
        PATIENCE,
        () -> {
          JsonNode tasks = approver.get("/api/tasks?limit=1&scope=unassigned").path("items");
          id.set(tasks.path(0).path("id").asText());
          return !id.get().isEmpty();
        });
    return id.get();
  }
}
