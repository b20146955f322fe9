package io.launchdesk.workers.engine;

import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.RequestBrief;
import org.springframework.stereotype.Component;

/** Finds the request that a job is about. */
@Component
public class Requests {
  private final BriefRepository briefs;

  Requests(BriefRepository briefs) {
    this.briefs = briefs;
  }

  /**
   * @throws TechnicalFailure when there is no such request
   */
  public RequestBrief get(String requestId) {
    return briefs
        .find(requestId)
        .orElseThrow(
            () ->
                new TechnicalFailure(
                    "There is no request '%s' in the database, although the engine runs a process for it. Check that engine and database belong together (was one of them reset or restored?), then retry, or cancel the process."
                        .formatted(requestId)));
  }
}
