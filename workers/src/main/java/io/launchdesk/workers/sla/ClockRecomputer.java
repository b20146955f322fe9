package io.launchdesk.workers.sla;

import io.launchdesk.store.sla.Recomputing;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has open clocks follow a calendar or an agreement that was changed. Several workers may do so
 * side by side.
 */
@Component
class ClockRecomputer {
  private static final Logger LOG = LoggerFactory.getLogger(ClockRecomputer.class);

  private final Recomputing recomputing;
  private final Clock clock;

  ClockRecomputer(Recomputing recomputing, Clock clock) {
    this.recomputing = recomputing;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${launchdesk.sla.recompute-interval:1s}")
  void recompute() {
    try {
      int changed = recomputing.drain(clock.instant());
      if (changed > 0) {
        LOG.info("{} SLA clocks were reckoned again and changed", changed);
      }
    } catch (RuntimeException e) {
      LOG.warn("SLA clocks cannot be reckoned again now: {}", e.getMessage());
    }
  }
}
