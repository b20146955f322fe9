package io.launchdesk.workers.brief;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.brief.BriefFacts;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Looks whether the brief is complete, and tells the process what it says. */
@Component
public class ValidateBriefWorker {
  private final BriefValidation validation;

  ValidateBriefWorker(BriefValidation validation) {
    this.validation = validation;
  }

  @JobWorker(type = JobTypes.VALIDATE_BRIEF)
  public BriefFacts validateBrief(@Variable String requestId) {
    return validation.validate(requestId);
  }
}
