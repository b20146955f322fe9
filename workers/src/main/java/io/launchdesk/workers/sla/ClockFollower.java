package io.launchdesk.workers.sla;

import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.OvertakenClocks;
import io.launchdesk.store.sla.OvertakenClocks.Passed;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets clocks follow what the engine did: a step that was answered, cancelled or left behind ends
 * its clock, and what it held goes on; so does what waited for a date that has come. It reads
 * facts, so that it makes no difference who was away when the step ended; several workers may do so
 * side by side.
 */
@Component
class ClockFollower {
  private static final Logger LOG = LoggerFactory.getLogger(ClockFollower.class);
  private static final int BATCH = 200;

  private final OvertakenClocks overtaken;
  private final ClockMoves moves;
  private final Clock clock;

  ClockFollower(OvertakenClocks overtaken, ClockMoves moves, Clock clock) {
    this.overtaken = overtaken;
    this.moves = moves;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${launchdesk.sla.follow-interval:1s}")
  void follow() {
    try {
      List<Long> ended;
      do {
        ended = overtaken.toEnd(BATCH);
        ended.forEach(one -> moves.end(one, clock.instant()));
      } while (ended.size() == BATCH);
      List<Passed> passed;
      do {
        passed = overtaken.passed(BATCH);
        passed.forEach(one -> moves.goOnAfter(one, clock.instant()));
      } while (passed.size() == BATCH);
    } catch (RuntimeException e) {
      LOG.warn("SLA clocks cannot follow the engine now: {}", e.getMessage());
    }
  }
}
