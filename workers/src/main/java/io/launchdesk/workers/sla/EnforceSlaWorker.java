package io.launchdesk.workers.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Carries out what a clock brings about by now, and tells when to look at it again. In another
 * process than the clock's own it is the timer of that process that has fired.
 */
@Component
public class EnforceSlaWorker {
  private final ClockEnforcement enforcement;
  private final TaskTimers timers;

  EnforceSlaWorker(ClockEnforcement enforcement, TaskTimers timers) {
    this.enforcement = enforcement;
    this.timers = timers;
  }

  @JobWorker(type = JobTypes.ENFORCE_SLA)
  public Result enforceSla(ActivatedJob job, @VariablesAsType Input input) {
    long key = Long.parseLong(input.clockKey());
    if (job.getBpmnProcessId().equals(Processes.MARKETING_REQUEST)) {
      timers.fired(key, clock -> input.reachedAt(), null);
      return new Result(null);
    }
    Optional<Instant> next = enforcement.enforce(key, input.reachedAt());
    return new Result(next.map(Instant::toString).orElse(null));
  }

  /**
   * @param reachedAt the last instant that the engine's timer has reached; null when none was armed
   */
  record Input(String requestId, String clockKey, Instant reachedAt) {}

  /**
   * @param nextAt ISO 8601, UTC; null when nothing lies ahead
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Result(String nextAt) {}
}
