package io.launchdesk.bench.failure;

import io.launchdesk.standalone.Launch;
import io.launchdesk.standalone.LaunchOptions;
import io.launchdesk.standalone.LaunchOptions.EngineLog;
import io.launchdesk.standalone.demo.DemoCommand;
import io.launchdesk.standalone.demo.Journal;
import io.launchdesk.standalone.mail.StoredMail;
import io.launchdesk.standalone.part.DatabaseAccess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/**
 * People work, parts are killed with SIGKILL by a seeded plan, and when all requests have come to
 * the ends of their scripts, the books are looked through and the read model is compared with one
 * made anew from the engine's log.
 *
 * @param strikes how many there are
 * @param seed decides on victims, moments and requests
 * @param requests how many requests are brought in at a time; the next ones come when these have
 *     ended and strikes are left
 * @param data an empty folder, which the system runs in
 */
public record FailureRun(int strikes, long seed, int requests, Path data) {
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /**
   * Runs.
   *
   * @param told hears what happens, a line at a time
   * @throws IllegalStateException when a part does not come back, or people can't go on
   */
  public FailureReport run(Consumer<String> told) throws InterruptedException {
    Path journal = data.resolve("journal.jsonl");
    List<Recovery> recoveries;
    List<Finding> findings = new ArrayList<>();
    try (Launch launch = Launch.start(LaunchOptions.in(data).with(EngineLog.KEPT))) {
      Set<String> inDeadHands = new HashSet<>();
      recoveries = strike(launch, journal, inDeadHands, told);
      JdbcClient database = database(launch.database());
      Books books = new Books(database, Journal.read(journal));
      await("the read model has caught up", Duration.ofMinutes(1), () -> ended(database));
      await("mails are sent", Duration.ofMinutes(3), () -> books.waitingMails() == 0);
      findings.addAll(books.findings());
      findings.addAll(new LaunchTarget(data, database).findings());
      findings.addAll(mailedTwice(launch.mails().newest(Integer.MAX_VALUE), inDeadHands));
    }
    told.accept("Making the read model anew from the engine's log");
    long compared = rebuild(findings);
    List<Journal.Entry> entries = Journal.read(journal);
    Map<Journal.Act, Long> acknowledged =
        entries.stream().collect(Collectors.groupingBy(Journal.Entry::act, Collectors.counting()));
    return new FailureReport(
        seed,
        recoveries.stream().map(one -> one.heardBy(entries)).toList(),
        acknowledged,
        compared,
        findings);
  }

  private List<Recovery> strike(
      Launch launch, Path journal, Set<String> inDeadHands, Consumer<String> told)
      throws InterruptedException {
    List<Recovery> recoveries = new ArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> people =
        CompletableFuture.runAsync(() -> play(launch, journal, done), Thread::startVirtualThread);
    await(
        "people are at work",
        LONGEST_RECOVERY,
        () -> people.isDone() || !Journal.read(journal).isEmpty());
    for (Strike strike : Strike.plan(strikes, seed)) {
      Thread.sleep(strike.after());
      if (people.isDone()) {
        break;
      }
      recoveries.add(kill(launch, strike, inDeadHands));
      told.accept(
          "%2d of %d: %s killed, up again after %.1f s"
              .formatted(
                  recoveries.size(),
                  strikes,
                  String.join(" and ", strike.parts()),
                  recoveries.getLast().upAfter().toMillis() / 1000.0));
    }
    done.set(true);
    people.join();
    return recoveries;
  }

  private static Recovery kill(Launch launch, Strike strike, Set<String> inDeadHands)
      throws InterruptedException {
    Map<String, Integer> before =
        strike.parts().stream()
            .collect(Collectors.toMap(part -> part, part -> launch.part(part).restarts()));
    Instant at = Instant.now();
    strike.parts().forEach(launch::kill);
    if (strike.parts().contains("workers")) {
      inDeadHands.addAll(new Books(database(launch.database()), List.of()).inHand());
    }
    await(
        strike.parts() + " is up again",
        LONGEST_RECOVERY,
        () ->
            before.entrySet().stream()
                .allMatch(
                    one ->
                        launch.part(one.getKey()).restarts() > one.getValue()
                            && launch.parts().stream()
                                .allMatch(part -> part.state().equals("up"))));
    return new Recovery(strike.parts(), at, Duration.between(at, Instant.now()), Optional.empty());
  }

  /** Brings requests in and drives them to their ends, again and again. */
  private void play(Launch launch, Path journal, AtomicBoolean done) {
    long plan = seed;
    do {
      StringWriter told = new StringWriter();
      PrintWriter out = new PrintWriter(told, true);
      int result =
          new CommandLine(new DemoCommand())
              .setOut(out)
              .setErr(out)
              .execute(
                  "--requests=" + requests,
                  "--seed=" + plan++,
                  "--patience=" + LONGEST_RECOVERY.toSeconds(),
                  "--port=" + launch.portal().replaceFirst(".*:", ""),
                  "--data=" + data,
                  "--journal=" + journal);
      if (result != 0) {
        throw new IllegalStateException("People could not go on: " + told);
      }
    } while (!done.get());
  }

  /** Returns how many rows were compared. */
  private long rebuild(List<Finding> findings) throws InterruptedException {
    try (Launch launch = Launch.start(LaunchOptions.in(data).with(EngineLog.REPLAYED))) {
      RebuiltReadModel models =
          new RebuiltReadModel(
              database(launch.database()), database(launch.database(Launch.REBUILT)));
      await("the log is read again", Duration.ofMinutes(10), models::areLevel);
      findings.addAll(models.findings());
      return models.compared();
    }
  }

  /**
   * A mail that was handed to the mail server when the workers died may come again, since nobody
   * can know; every other comes once.
   */
  private static List<Finding> mailedTwice(List<StoredMail> mails, Set<String> inDeadHands) {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        mails.stream()
            .map(StoredMail::messageId)
            .filter(id -> !seen.add(id))
            .map(id -> "notification:" + id.replaceAll(".*\\.(\\d+)@.*", "$1"))
            .filter(notification -> !inDeadHands.contains(notification))
            .toList();
    return twice.isEmpty() ? List.of() : List.of(new Finding("mailed twice", twice));
  }

  private static boolean ended(JdbcClient database) {
    return database
            .sql(
                "select count(*) from engine.process_instance where state = 'active' and correlation_key is not null")
            .query(Long.class)
            .single()
        == 0;
  }

  private static JdbcClient database(DatabaseAccess access) {
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }

  private static void await(String what, Duration patience, BooleanSupplier holds)
      throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("Not within " + patience + ": " + what);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }
}
