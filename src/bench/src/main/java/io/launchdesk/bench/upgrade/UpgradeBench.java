package io.launchdesk.bench.upgrade;

import io.launchdesk.bench.OpenRequests;
import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.OwnSystemScenario;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.failure.Books;
import io.launchdesk.bench.failure.Finding;
import io.launchdesk.bench.peers.Crew;
import io.launchdesk.bench.peers.LaunchdeskJourney;
import io.launchdesk.bench.peers.LaunchdeskJourney.Submitted;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many requests wait at their first tasks; then a new version of the process that they are in goes
 * live, some are finished on the old version, the rest are moved, and the version before comes
 * back. Whoever is finished must have gone the way of the version that they were on, and nobody
 * else may be stuck.
 */
@Command(
    name = "upgrade",
    description = "A model goes live and back while many requests are on their way.")
public final class UpgradeBench extends OwnSystemScenario {
  private static final String PROCESS = "ApprovalProcess";
  private static final String END = "EndEvent_RequestApproved";
  private static final int CREW = 8;
  private static final Duration SETTLING = Duration.ofMinutes(10);

  @Option(
      names = "--requests",
      defaultValue = "10000",
      description = "On their way while models change (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--drive",
      defaultValue = "50",
      description = "Of each kind, so many are brought to their ends (default: ${DEFAULT-VALUE}).")
  private int drive;

  @Option(
      names = "--patience",
      paramLabel = "MINUTES",
      defaultValue = "240",
      description = "For all to come in, and to be moved (default: ${DEFAULT-VALUE}).")
  private int patience;

  private final List<Submitted> taken = new ArrayList<>();
  private int driven;
  private int astray;
  private Crew crew;
  private JdbcClient database;

  @Override
  protected void measure(OwnSystem system, Measured measured) throws Exception {
    if (requests < 2 * drive) {
      throw new IllegalArgumentException("--requests must be at least twice --drive");
    }
    crew = new Crew(new LaunchdeskJourney(system.port()), CREW);
    database = system.database();
    Studio studio = new Studio(system.port(), PROCESS);
    List<Submitted> old = timed(measured, "all on their way", () -> bringIn(requests));
    int first = studio.newest();
    int change =
        timed(measured, "new version live", () -> studio.goLive(xml -> Milestone.before(END, xml)));
    List<Submitted> fresh = bringIn(2 * drive);
    finish("on the old version", old.subList(0, drive), 0);
    finish("on the new version", fresh.subList(0, drive), 1);
    int moved =
        timed(
            measured,
            "all of the old version moved",
            () -> studio.move(first, studio.newest(), Duration.ofMinutes(patience)));
    measured.add(
        Result.of("moved", "requests", moved)
            .heldTo(Aim.atLeast("median", (double) requests - drive, (double) requests - drive)));
    finish("moved", old.subList(drive, 2 * drive), 1);
    timed(
        measured,
        "version before live again",
        () -> {
          studio.goBack(change);
          return null;
        });
    finish("on the new version, after the return", fresh.subList(drive, 2 * drive), 1);
    finish("begun after the return", bringIn(drive), 0);
    judge(measured);
  }

  /** Work that takes a while. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws Exception;
  }

  private <T> T timed(Measured measured, String what, Work<T> work) throws Exception {
    Instant begin = Instant.now();
    T made = work.run();
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    measured.add(Result.of(what, "s", seconds));
    tell("%s after %.1f s".formatted(what, seconds));
    return made;
  }

  private List<Submitted> bringIn(int number) throws InterruptedException {
    List<Submitted> all = crew.bringIn(number);
    taken.addAll(all);
    new OpenRequests(database).awaitFirstTasks(Duration.ofMinutes(patience));
    return all;
  }

  /**
   * @param milestones how many of them each must have passed, by the version that it is on
   */
  private void finish(String which, List<Submitted> some, int milestones)
      throws InterruptedException {
    crew.finish(some);
    driven += some.size();
    List<String> wrong =
        some.stream().map(Submitted::id).filter(id -> passed(id) != milestones).toList();
    astray += wrong.size();
    tell("%d %s are delivered".formatted(some.size(), which));
    if (!wrong.isEmpty()) {
      tell("NOT SO: went the way of another version: " + wrong);
    }
  }

  private long passed(String request) {
    return database
        .sql(
            """
            select count(*) from engine.element_instance e
              join engine.process_instance root on root.key = e.root_key
             where root.correlation_key = ? and e.element_id = ? and e.state = 'completed'
            """)
        .params(request, Milestone.ID)
        .query(Long.class)
        .single();
  }

  private void judge(Measured measured) throws InterruptedException {
    Books books = Books.ofSubmitted(database, taken.stream().map(Submitted::id).toList());
    OpenRequests open = new OpenRequests(database);
    int left = taken.size() - driven;
    Waiting.until("all driven have ended", SETTLING, () -> open.count() <= left);
    Waiting.until("commands are sent", SETTLING, () -> books.waitingCommands() == 0);
    Waiting.until("mails are sent", SETTLING, () -> books.waitingMails() == 0);
    List<Finding> findings = books.findingsOnTheWay();
    findings.forEach(finding -> tell("NOT SO: " + finding));
    measured.add(Result.of("delivered of those brought to their ends", "requests", driven));
    measured.add(
        Result.of("still on their way, each with an open task", "requests", open.count())
            .heldTo(Aim.atLeast("median", (double) left, (double) left)));
    double wrong = astray + findings.stream().mapToInt(one -> one.which().size()).sum();
    measured.add(
        Result.of("stuck, astray, lost or with an incident", "findings", wrong)
            .heldTo(Aim.atMost("median", 0.0, 0.0)));
    if (wrong > 0) {
      throw new IllegalStateException("not every request went on as it must");
    }
  }
}
