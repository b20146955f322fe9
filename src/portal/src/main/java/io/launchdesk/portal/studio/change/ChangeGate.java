package io.launchdesk.portal.studio.change;

import io.launchdesk.portal.studio.Adoption;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeHistory;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.change.LiveModelRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets approved changes through when their moment has come: checks them once more against what is
 * live by then, and hands them to the workers, one at a time. Any number of portals may do so.
 */
@Component
class ChangeGate implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeGate.class);

  private final ChangeRepository changes;
  private final ChangeHistory history;
  private final LiveModelRepository live;
  private final ChangeChecks checks;
  private final Adoption adoption;
  private final TransactionOperations transaction;
  private final Clock clock;
  private ScheduledExecutorService clockwork;

  ChangeGate(
      ChangeRepository changes,
      ChangeHistory history,
      LiveModelRepository live,
      ChangeChecks checks,
      Adoption adoption,
      TransactionOperations transaction,
      Clock clock) {
    this.changes = changes;
    this.history = history;
    this.live = live;
    this.checks = checks;
    this.adoption = adoption;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Lets through what is due. What fails here stays due and is tried again. */
  void open() {
    try {
      changes.due(ChangeState.SCHEDULED, clock.instant()).forEach(this::tryOne);
    } catch (Throwable e) { // else the clockwork would never call again
      LOG.warn("changes cannot be let through now", e);
    }
  }

  /**
   * What fails holds up no other change. What is live is named before it is taken in and checked:
   * what comes past the studio meanwhile was not seen, and the workers will give the change back.
   */
  private void tryOne(int number) {
    try {
      String basis = live.basis();
      adoption.adopt();
      transaction.executeWithoutResult(status -> letThrough(number, basis));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.warn("change {} cannot be let through now", number, e);
      changes.waits(number, "It could not be checked, and is checked again: " + e);
    }
  }

  private void letThrough(int number, String basis) {
    live.lock();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!changes.due(ChangeState.DEPLOYING, now).isEmpty()) {
      return;
    }
    changes
        .locked(number)
        .filter(change -> change.state() == ChangeState.SCHEDULED)
        .ifPresent(change -> check(change, basis, now));
  }

  private void check(Change change, String basis, Instant now) {
    List<Finding> errors = hindrances(change);
    if (errors.isEmpty()) {
      changes.release(change.number(), basis, now);
    } else {
      Finding first = errors.getFirst();
      String problem =
          "%s%s: %s"
              .formatted(
                  first.model(),
                  first.element().isEmpty() ? "" : " " + first.element(),
                  first.message());
      changes.move(change.number(), ChangeState.FAILED, problem, now);
      history.happened(change.number(), null, "failed", problem, now);
    }
    adoption.tell();
  }

  /** What was live before may go live again, whatever rules have been added since. */
  private List<Finding> hindrances(Change change) {
    return change.isReturn()
        ? checks.outdated(change).toList()
        : ChangeChecks.errors(checks.of(change));
  }

  @Override
  public void start() {
    clockwork =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("change-gate").daemon().factory());
    clockwork.scheduleWithFixedDelay(this::open, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    clockwork.shutdown();
    clockwork = null;
  }

  @Override
  public boolean isRunning() {
    return clockwork != null;
  }
}
