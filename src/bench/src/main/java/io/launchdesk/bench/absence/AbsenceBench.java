package io.launchdesk.bench.absence;

import io.launchdesk.bench.OpenRequests;
import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.OwnSystemScenario;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.failure.Books;
import io.launchdesk.bench.failure.Finding;
import io.launchdesk.bench.failure.LaunchTarget;
import io.launchdesk.bench.peers.Crew;
import io.launchdesk.bench.peers.LaunchdeskJourney;
import io.launchdesk.bench.peers.LaunchdeskJourney.Submitted;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Workers are away for long while requests come in at a steady rate; then they come back. The
 * backlog are requests that have no task for people yet. What the system can do beside the load is
 * its free capacity: how fast it brings many requests at once to their first tasks, less the load.
 * At the end all requests are brought to their ends, and the books must balance.
 */
@Command(
    name = "absence",
    description = "Workers are away under load; how what waited is worked off.")
public final class AbsenceBench extends OwnSystemScenario {
  private static final int CREW = 8;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration SETTLING = Duration.ofMinutes(10);

  @Option(
      names = "--minutes",
      defaultValue = "30",
      description = "How long workers are away (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--rate",
      defaultValue = "0.5",
      description = "Requests per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--capacity",
      paramLabel = "REQUESTS",
      defaultValue = "300",
      description =
          "Brought in at once, twice, of which the second counts (default: ${DEFAULT-VALUE}).")
  private int capacity;

  /** What waits for a worker counts: so much may wait as comes in that time. */
  @Override
  protected Map<String, String> settingsOfOwn() {
    Map<String, String> settings = new HashMap<>(super.settingsOfOwn());
    settings.put("LAUNCHDESK_INTAKE_WAITING", "1000000");
    return settings;
  }

  @Override
  protected void measure(OwnSystem system, Measured measured) throws Exception {
    LaunchdeskJourney journey = new LaunchdeskJourney(system.port());
    Crew crew = new Crew(journey, CREW);
    JdbcClient database = system.database();
    OpenRequests open = new OpenRequests(database);
    List<Submitted> all = new ArrayList<>(crew.bringIn(capacity)); // warms up
    open.awaitFirstTasks(LONGEST);
    Instant begin = Instant.now();
    all.addAll(crew.bringIn(capacity));
    open.awaitFirstTasks(LONGEST);
    double carried = capacity / seconds(begin);
    measured.add(Result.of("to their first tasks, many at once", "requests/s", carried));
    if (carried <= rate) {
      throw new IllegalStateException("nothing is free beside " + rate + " requests/s");
    }
    try (Arrivals arrivals = new Arrivals(journey, rate)) {
      system.launch().without("workers", this::away);
      Instant back = Instant.now();
      Waiting.until(
          "workers are up", SETTLING, () -> system.launch().part("workers").state().equals("up"));
      measured.add(Result.of("workers started", "s", seconds(back)));
      drained(open, carried - rate, measured);
      all.addAll(arrivals.stop());
    }
    open.awaitFirstTasks(SETTLING);
    tell(all.size() + " requests are brought to their ends");
    crew.finish(all);
    judge(system, database, all, measured);
  }

  private Void away() throws InterruptedException {
    Thread.sleep(Duration.ofMillis((long) (minutes * 60_000)));
    return null;
  }

  private void drained(OpenRequests open, double free, Measured measured)
      throws InterruptedException {
    List<Long> looks = new ArrayList<>();
    long soon = (long) Math.ceil(rate * LOOK_EVERY.toSeconds());
    Instant end = Instant.now().plus(LONGEST);
    do {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the backlog did not go away within " + LONGEST);
      }
      if (!looks.isEmpty()) {
        Thread.sleep(LOOK_EVERY);
      }
      looks.add(open.withoutFirstTask());
      tell(looks.getLast() + " wait for their first tasks");
    } while (looks.getLast() > soon || looks.size() < 2);
    Drain drain = new Drain(looks, LOOK_EVERY.toSeconds());
    measured.add(Result.of("backlog when workers were back", "requests", looks.getFirst()));
    measured.add(
        Result.of("drained", "requests/s", drain.perSecond())
            .against("free capacity", free)
            .heldTo(Aim.atLeast("ratio", null, 0.8)));
    measured.add(
        Result.of("looks at which the backlog had grown", "looks", drain.rises())
            .heldTo(Aim.atMost("median", 0.0, 0.0)));
  }

  private void judge(OwnSystem system, JdbcClient database, List<Submitted> all, Measured measured)
      throws InterruptedException {
    Books books = Books.ofSubmitted(database, all.stream().map(Submitted::id).toList());
    OpenRequests open = new OpenRequests(database);
    Waiting.until("all have ended", SETTLING, () -> open.count() == 0);
    Waiting.until("mails are sent", SETTLING, () -> books.waitingMails() == 0);
    List<Finding> findings = new ArrayList<>(books.findings());
    findings.addAll(new LaunchTarget(system.data(), database).findings());
    findings.forEach(finding -> tell("NOT SO: " + finding));
    measured.add(
        Result.of("lost, doubled or stuck", "findings", findings.size())
            .heldTo(Aim.atMost("median", 0.0, 0.0)));
    if (!findings.isEmpty()) {
      throw new IllegalStateException("the books do not balance");
    }
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}
