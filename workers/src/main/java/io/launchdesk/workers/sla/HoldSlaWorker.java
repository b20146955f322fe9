package io.launchdesk.workers.sla;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Step;
import io.launchdesk.store.sla.ClockMoves;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Lets the clock of the stage stand still while an element waits for the launch date, as its start
 * listener. What ends that is the engine's end of the element. A date that has come is not waited
 * for.
 */
@Component
public class HoldSlaWorker {
  private final ClockMoves moves;
  private final Clock clock;

  HoldSlaWorker(ClockMoves moves, Clock clock) {
    this.moves = moves;
    this.clock = clock;
  }

  @JobWorker(type = JobTypes.HOLD_SLA)
  public void holdSla(ActivatedJob job, @VariablesAsType Input input) {
    Instant now = clock.instant();
    if (input.launchAt() == null || input.launchAt().isAfter(now)) {
      String step = Step.ofElement(job.getElementId()).name();
      moves.holdForDate(input.requestId(), job.getElementInstanceKey(), step, now);
    }
  }

  /**
   * @param launchAt what is waited for; null when that is not known
   */
  record Input(String requestId, Instant launchAt) {}
}
