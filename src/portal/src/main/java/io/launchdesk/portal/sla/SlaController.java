package io.launchdesk.portal.sla;

import io.launchdesk.portal.request.RequestLookup;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clocks of a request. */
@RestController
@RequestMapping("/api/requests/{id}/sla")
@Tag(name = "Requests")
class SlaController {
  private final RequestLookup requests;
  private final ClockExplanations explanations;

  SlaController(RequestLookup requests, ClockExplanations explanations) {
    this.requests = requests;
    this.explanations = explanations;
  }

  @Operation(
      summary = "The clocks of a request with the ledgers that explain them",
      description =
          """
          One clock for delivery and one for each step. `state` = counting, paused, outside-calendar, ended; `spans` say \
          how it was at any time since its start, a pause with the step and the engine's element instance that began it; \
          `moves` say how its deadline was moved, and why. Minutes are business minutes of the calendar.""")
  @GetMapping
  ClockExplanations.View clocks(Access access, @PathVariable String id) {
    return explanations.of(requests.find(access, id).id());
  }
}
