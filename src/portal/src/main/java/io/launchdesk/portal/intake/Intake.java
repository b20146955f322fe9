package io.launchdesk.portal.intake;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Kept;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.intake.IntakePause;
import io.launchdesk.store.intake.IntakePauseRepository;
import io.launchdesk.store.kpi.QueueQueries;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether new requests are taken. What was taken goes on whatever this says. */
@Service
public class Intake {
  /** How old the count of what waits may be. */
  private static final Duration COUNTED = Duration.ofSeconds(1);

  /** When nobody said until when: somebody will look again after this. */
  private static final Duration SOME_TIME = Duration.ofMinutes(5);

  private static final int LONGEST_MESSAGE = 500;

  private final IntakePauseRepository pauses;
  private final AuditLog audit;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final int most;
  private final Kept<Integer> waiting;
  private final Counter paused;
  private final Counter overloaded;

  Intake(
      IntakePauseRepository pauses,
      QueueQueries queues,
      AuditLog audit,
      DeskChannel channel,
      TransactionTemplate transaction,
      IntakeSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.pauses = pauses;
    this.audit = audit;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
    this.most = settings.waiting();
    this.waiting = new Kept<>(() -> queues.requestsWaiting(most), COUNTED, clock);
    this.paused = refused(meters, "paused");
    this.overloaded = refused(meters, "overloaded");
  }

  private static Counter refused(MeterRegistry meters, String reason) {
    return Counter.builder("launchdesk.requests.refused")
        .tag("reason", reason)
        .description("Requests that were not taken in")
        .register(meters);
  }

  /** The pause that runs; empty while requests are taken. */
  Optional<IntakePause> pause() {
    return pauses.running(clock.instant());
  }

  /**
   * @throws Refusal when intake is paused, or when so many requests wait for the engine or for
   *     workers that one more would only wait longer; both say when to try again
   */
  public void requireOpen() {
    Instant now = clock.instant();
    pauses
        .running(now)
        .ifPresent(
            pause -> {
              paused.increment();
              throw new Refusal(
                  ProblemType.INTAKE_PAUSED,
                  pause.message(),
                  pause.until() == null ? SOME_TIME : Duration.between(now, pause.until()));
            });
    if (waiting.get() >= most) {
      overloaded.increment();
      // Spread, so that not all come back at once.
      throw new Refusal(
          ProblemType.OVERLOADED,
          most + " requests wait for the engine or for workers; yours was not stored.",
          Duration.ofSeconds(ThreadLocalRandom.current().nextLong(5, 16)));
    }
  }

  /**
   * Pauses intake from now on, in place of a pause that runs.
   *
   * @param message what requesters are told
   * @param until when requests are taken again; null: when somebody says so
   * @throws Refusal when the person may not, or a value is not valid
   */
  IntakePause begin(Access access, String message, Instant until) {
    requireAllowed(access);
    String told = EnteredJson.text("message", message, LONGEST_MESSAGE);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (until != null && !until.isAfter(now)) {
      throw Refusal.invalid(
          "until", "must be in the future; leave it out to end the pause by hand.");
    }
    var pause = new IntakePause(told, now, access.person().username(), until);
    transaction.executeWithoutResult(
        status -> {
          pauses.begin(pause);
          Map<String, Object> details = new HashMap<>(Map.of("message", told));
          details.put("until", until == null ? null : until.toString());
          audit.add(pause.pausedBy(), "intake.pause", "intake", details);
          channel.tell(DeskNotice.intake());
        });
    return pause;
  }

  /**
   * Takes requests again; changes nothing while they are taken.
   *
   * @throws Refusal when the person may not
   */
  void end(Access access) {
    requireAllowed(access);
    String person = access.person().username();
    transaction.executeWithoutResult(
        status -> {
          if (pauses.end(person, clock.instant())) {
            audit.add(person, "intake.resume", "intake", Map.of());
            channel.tell(DeskNotice.intake());
          }
        });
  }

  private static void requireAllowed(Access access) {
    if (!access.mayPauseIntake()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Admins say whether requests are taken.");
    }
  }
}
