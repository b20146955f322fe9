package io.launchdesk.workers.sla;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.JsonMapper;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.grpc.Status;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaPolicyException;
import io.launchdesk.core.sla.SlaRule;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The decision {@code slaPolicy} as new requests get it. */
@Component
class LivePolicy {
  private static final String DECISION = "slaPolicy";

  private final CamundaClient client;
  private final JsonMapper json;

  LivePolicy(CamundaClient client, JsonMapper json) {
    this.client = client;
    this.json = json;
  }

  /**
   * What would be decided for the request now.
   *
   * @param request one that triage has not looked at has no policy yet
   * @return empty when there is no policy for it
   * @throws SlaPolicyException when the decision fails
   */
  List<SlaRule> decide(ServedRequest request) {
    if (request.slaClass() == null || request.priority() == null) {
      return List.of();
    }
    try {
      return rules(
          client
              .newEvaluateDecisionCommand()
              .decisionId(DECISION)
              .variables(
                  Map.of(
                      "requestType",
                      request.requestType(),
                      "triage",
                      Map.of("slaClass", request.slaClass(), "priority", request.priority())))
              .send()
              .join());
    } catch (ClientStatusException refused) {
      if (refused.getStatusCode() == Status.Code.NOT_FOUND) {
        return List.of();
      }
      throw refused;
    }
  }

  private List<SlaRule> rules(EvaluateDecisionResponse decided) {
    if (decided.getFailureMessage() != null && !decided.getFailureMessage().isEmpty()) {
      throw new SlaPolicyException(
          "The decision slaPolicy failed: %s.".formatted(decided.getFailureMessage()));
    }
    SlaRule[] rules = json.fromJson(decided.getDecisionOutput(), SlaRule[].class);
    return rules == null ? List.of() : List.of(rules);
  }
}
