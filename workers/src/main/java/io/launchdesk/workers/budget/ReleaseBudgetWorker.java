package io.launchdesk.workers.budget;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.budget.BudgetRepository;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Releases whatever the request has reserved. */
@Component
public class ReleaseBudgetWorker {
  private final BudgetRepository budgets;
  private final Clock clock;

  ReleaseBudgetWorker(BudgetRepository budgets, Clock clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  @JobWorker(type = JobTypes.RELEASE_BUDGET)
  public void releaseBudget(@ElementInstanceKey long run, @Variable String requestId) {
    budgets.release(requestId, "release:" + run, null, null, clock.instant());
  }
}
