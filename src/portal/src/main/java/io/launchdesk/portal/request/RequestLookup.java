package io.launchdesk.portal.request;

import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds a request by the id that a caller sent, and notes who has read a confidential one. */
@Component
public class RequestLookup {
  private final RequestRepository requests;

  private final ConfidentialReads reads;

  RequestLookup(RequestRepository requests, ConfidentialReads reads) {
    this.requests = requests;
    this.reads = reads;
  }

  /**
   * @throws Refusal when there is no such request that the person may see
   */
  public RequestSummary find(Access access, String id) {
    if (!EnteredJson.isStorable(id)) {
      throw Refusal.notFound("request", "with that id");
    }
    RequestSummary request =
        requests.find(id, access).orElseThrow(() -> Refusal.notFound("request", id));
    if (request.confidential()) {
      reads.note(access, List.of(id));
    }
    return request;
  }
}
