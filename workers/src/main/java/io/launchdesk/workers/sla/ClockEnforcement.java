package io.launchdesk.workers.sla;

import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.sla.SlaActionRepository;
import io.launchdesk.store.sla.SlaLedgerRepository;
import io.launchdesk.workers.notification.SlaNews;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets a clock bring about what is due, each level once. */
@Component
class ClockEnforcement {
  private final SlaLedgerRepository ledgers;
  private final SlaActionRepository actions;
  private final SlaNews news;
  private final Clock clock;

  ClockEnforcement(
      SlaLedgerRepository ledgers, SlaActionRepository actions, SlaNews news, Clock clock) {
    this.ledgers = ledgers;
    this.actions = actions;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Carries out the levels that are due.
   *
   * @param reachedAt an instant that the engine's clock has passed, which may be ahead of this
   *     machine's; null when there is none
   * @return when the next level is due; empty when the clock stands still, has stopped, or has
   *     nothing ahead
   */
  Optional<Instant> enforce(long clockKey, Instant reachedAt) {
    return ledgers
        .clock(clockKey)
        .filter(found -> found.endedAt() == null && !found.held())
        .flatMap(found -> enforce(found, now(reachedAt)));
  }

  private Optional<Instant> enforce(LedgerClock found, Instant now) {
    Set<String> done = actions.done(found.key());
    for (SlaLevel.Planned planned : found.levels()) {
      if (done.contains(planned.level().slug())) {
        continue;
      }
      if (planned.at().isAfter(now)) {
        return Optional.of(planned.at());
      }
      carryOut(found, planned.level());
      actions.record(found.key(), planned.level(), now);
    }
    return Optional.empty();
  }

  private void carryOut(LedgerClock found, SlaLevel level) {
    switch (level) {
      case REMIND -> news.remind(found);
      case ESCALATE -> news.escalate(found);
      case OVERDUE -> news.overdue(found);
    }
  }

  private Instant now(Instant reachedAt) {
    Instant now = clock.instant();
    return reachedAt != null && reachedAt.isAfter(now) ? reachedAt : now;
  }
}
