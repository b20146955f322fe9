package io.launchdesk.workers.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Carries out what a clock brings about by now, and tells when to look at it again. */
@Component
public class EnforceSlaWorker {
  private final ClockEnforcement enforcement;

  EnforceSlaWorker(ClockEnforcement enforcement) {
    this.enforcement = enforcement;
  }

  @JobWorker(type = JobTypes.ENFORCE_SLA)
  public Result enforceSla(@VariablesAsType Input input) {
    return new Result(
        enforcement
            .enforce(Long.parseLong(input.clockKey()), input.reachedAt())
            .map(Instant::toString)
            .orElse(null));
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
