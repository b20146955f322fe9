package io.launchdesk.workers.sla;

import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.core.sla.SlaLevel.Planned;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.sla.Ledgers;
import io.launchdesk.store.sla.SlaActionRepository;
import io.launchdesk.store.sla.SlaLedgerRepository;
import io.launchdesk.workers.notification.SlaNews;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a clock bring about what is due, each level once. */
@Component
class ClockEnforcement {
  private final SlaLedgerRepository ledgers;
  private final Ledgers reckoning;
  private final SlaActionRepository actions;
  private final SlaNews news;
  private final TaskHandOver handOver;
  private final Clock clock;

  ClockEnforcement(
      SlaLedgerRepository ledgers,
      Ledgers reckoning,
      SlaActionRepository actions,
      SlaNews news,
      TaskHandOver handOver,
      Clock clock) {
    this.ledgers = ledgers;
    this.reckoning = reckoning;
    this.actions = actions;
    this.news = news;
    this.handOver = handOver;
    this.clock = clock;
  }

  /**
   * Carries out the levels that are due. Two timers that fire at once do so one after the other.
   *
   * @param reachedAt an instant that the engine's clock has passed, which may be ahead of this
   *     machine's; null when there is none
   * @return when the next level is due; empty when the clock stands still, has stopped, or has
   *     nothing ahead
   */
  @Transactional
  public Optional<Instant> enforce(long clockKey, Instant reachedAt) {
    ledgers.lockRequestOf(clockKey);
    return ledgers
        .clock(clockKey)
        .filter(found -> found.endedAt() == null && !found.held())
        .flatMap(found -> enforce(found, now(reachedAt)));
  }

  private Optional<Instant> enforce(LedgerClock found, Instant now) {
    Set<String> done = actions.done(found.key()).keySet();
    for (Planned planned : reckoning.levels(found)) {
      if (done.contains(planned.level().key())) {
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
    switch (level.action()) {
      case REMIND_ASSIGNEE -> news.remindAssignee(found, level);
      case REMIND_GROUP -> news.remindGroup(found, level);
      case HAND_OVER -> handOver.handOver(found, level);
      case TELL_MANAGER -> news.tellManager(found, level);
      case RAISE_PRIORITY -> news.raisePriority(found);
      case REMIND_TEAM -> news.remindTeam(found, level);
      case TELL_TEAM -> news.tellTeam(found, level);
    }
  }

  private Instant now(Instant reachedAt) {
    Instant now = clock.instant();
    return reachedAt != null && reachedAt.isAfter(now) ? reachedAt : now;
  }
}
