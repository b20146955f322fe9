package io.launchdesk.workers.brief;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Takes the accepted counter-offer over into the brief. */
@Component
public class ApplyCounterOfferWorker {
  private final CounterOfferAcceptance acceptance;

  ApplyCounterOfferWorker(CounterOfferAcceptance acceptance) {
    this.acceptance = acceptance;
  }

  @JobWorker(type = JobTypes.APPLY_COUNTER_OFFER)
  public void applyCounterOffer(@Variable String requestId) {
    acceptance.apply(requestId);
  }
}
