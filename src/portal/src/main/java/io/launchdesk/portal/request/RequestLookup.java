package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import org.springframework.stereotype.Component;

/** Finds a request by the id that a caller sent. */
@Component
public class RequestLookup {
  private final RequestRepository requests;

  RequestLookup(RequestRepository requests) {
    this.requests = requests;
  }

  /**
   * @throws Refusal when there is no such request that the person may see
   */
  public RequestSummary find(Access access, String id) {
    if (!EnteredJson.isStorable(id)) {
      throw Refusal.notFound("request", "with that id");
    }
    return requests.find(id, access).orElseThrow(() -> Refusal.notFound("request", id));
  }
}
