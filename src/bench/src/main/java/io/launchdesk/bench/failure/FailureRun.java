package io.launchdesk.bench.failure;

import io.launchdesk.bench.Waiting;
import io.launchdesk.standalone.Launch;
import io.launchdesk.standalone.LaunchOptions;
import io.launchdesk.standalone.LaunchOptions.EngineLog;
import io.launchdesk.standalone.Wiring;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/**
 * People work, parts are killed or parted, and when all requests have come to the ends of their
 * scripts, the books are looked through and the read model is compared with one made anew from the
 * engine's log.
 *
 * @param attacks what is done to them, one after the other
 * @param seed decides on requests
 * @param requests how many requests are brought in at a time; the next ones come when these have
 *     ended and attacks are left
 * @param wiring what the parts reach each other over, and people the portal
 * @param data an empty folder, which the system runs in
 */
record FailureRun(List<Attack> attacks, long seed, int requests, Wiring wiring, Path data) {
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

  /**
   * Runs.
   *
   * @param told hears what happens, a line at a time
   * @throws IllegalStateException when a part does not come back, or people can't go on
   */
  public FailureReport run(Consumer<String> told) throws InterruptedException {
    Path journal = data.resolve("journal.jsonl");
    List<Recovery> recoveries = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Journal.Entry> entries = new ArrayList<>();
    try (Launch launch =
        Launch.start(
            LaunchOptions.in(data).with(EngineLog.KEPT).with(wiring).withSettings(settings()))) {
      Set<String> inDeadHands = new HashSet<>();
      entries.addAll(strike(launch, journal, inDeadHands, recoveries, told));
      JdbcClient database = database(launch.database());
      Books books = new Books(database, entries);
      Waiting.until("the read model has caught up", Duration.ofMinutes(1), () -> ended(database));
      Waiting.until("mails are sent", LONGEST_RECOVERY, () -> books.waitingMails() == 0);
      findings.addAll(books.findings());
      findings.addAll(new LaunchTarget(data, database).findings());
      findings.addAll(mailedTwice(launch.mails().newest(Integer.MAX_VALUE), inDeadHands));
    }
    told.accept("Making the read model anew from the engine's log");
    long compared = rebuild(findings, recoveries, told);
    Map<Journal.Act, Long> acknowledged =
        entries.stream().collect(Collectors.groupingBy(Journal.Entry::act, Collectors.counting()));
    return new FailureReport(
        seed,
        recoveries.stream().map(one -> one.heardBy(entries)).toList(),
        acknowledged,
        compared,
        findings);
  }

  private Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>();
    attacks.forEach(attack -> all.putAll(attack.settings()));
    return all;
  }

  /** Returns what people were told. */
  private List<Journal.Entry> strike(
      Launch launch,
      Path journal,
      Set<String> inDeadHands,
      List<Recovery> recoveries,
      Consumer<String> told)
      throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> people =
        CompletableFuture.runAsync(() -> play(launch, journal, done), Thread::startVirtualThread);
    Waiting.until(
        "people are at work",
        LONGEST_RECOVERY,
        () -> people.isDone() || !Journal.read(journal).isEmpty());
    DoubleSubmitter submitter = new DoubleSubmitter(portal(launch), LONGEST_RECOVERY);
    try (submitter) {
      for (Attack attack : attacks) {
        Optional<Recovery> recovery =
            attack instanceof WindowStrike window && window.isDuringRebuild()
                ? Optional.empty()
                : struck(launch, attack, () -> !people.isDone(), inDeadHands);
        recovery.ifPresent(one -> note(one, recoveries, told));
      }
    } finally {
      done.set(true);
    }
    people.join();
    return Stream.concat(Journal.read(journal).stream(), submitter.told().stream()).toList();
  }

  /** Where people find the portal. */
  private int portal(Launch launch) {
    return wiring.port("people", "portal", launch.port("portal"));
  }

  private void note(Recovery recovery, List<Recovery> recoveries, Consumer<String> told) {
    recoveries.add(recovery);
    told.accept(
        "%2d of %d, %s: up again after %.1f s"
            .formatted(
                recoveries.size(),
                attacks.size(),
                recovery.title(),
                recovery.upAfter().toMillis() / 1000.0));
  }

  private static Optional<Recovery> struck(
      Launch launch, Attack attack, BooleanSupplier atWork, Set<String> inDeadHands)
      throws InterruptedException {
    Map<String, Integer> before =
        attack.parts().stream()
            .collect(Collectors.toMap(part -> part, part -> launch.part(part).restarts()));
    Optional<Instant> at = attack.strike(launch, atWork);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    if (attack.parts().contains("workers")) {
      inDeadHands.addAll(new Books(database(launch.database()), List.of()).inHand());
    }
    Waiting.until(
        "all is up again after " + attack.title(),
        LONGEST_RECOVERY,
        () ->
            before.entrySet().stream()
                    .allMatch(one -> launch.part(one.getKey()).restarts() > one.getValue())
                && launch.parts().stream().allMatch(part -> part.state().equals("up"))
                && attack.isOver());
    return Optional.of(recovered(attack.title(), at.get()));
  }

  private static Recovery recovered(String title, Instant at) {
    return new Recovery(title, at, Duration.between(at, Instant.now()), Optional.empty());
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
                  "--port=" + portal(launch),
                  "--data=" + data,
                  "--journal=" + journal);
      if (result != 0) {
        throw new IllegalStateException("People could not go on: " + told);
      }
    } while (!done.get());
  }

  /** Returns how many rows were compared. */
  private long rebuild(List<Finding> findings, List<Recovery> recoveries, Consumer<String> told)
      throws InterruptedException {
    CompletableFuture<Launch> starting =
        CompletableFuture.supplyAsync(
            () -> Launch.start(LaunchOptions.in(data).with(EngineLog.REPLAYED)),
            Thread::startVirtualThread);
    Map<String, Instant> halted = new LinkedHashMap<>();
    for (Attack attack : attacks) {
      if (attack instanceof WindowStrike window && window.isDuringRebuild()) {
        halted.put(window.title(), window.strikeStartingBroker());
      }
    }
    try (Launch launch = starting.join()) {
      halted.forEach((title, at) -> note(recovered(title, at), recoveries, told));
      RebuiltReadModel models =
          new RebuiltReadModel(
              database(launch.database()), database(launch.database(Launch.REBUILT)));
      Waiting.until("the log is read again", Duration.ofMinutes(10), models::areLevel);
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

  static JdbcClient database(DatabaseAccess access) {
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }
}
