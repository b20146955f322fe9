package io.launchdesk.portal.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestDetailRepository;
import io.launchdesk.store.request.RequestDetailRepository.Approval;
import io.launchdesk.store.request.RequestDetailRepository.BriefProblem;
import io.launchdesk.store.request.RequestDetailRepository.Clock;
import io.launchdesk.store.request.RequestDetailRepository.Deliverable;
import io.launchdesk.store.request.RequestDetailRepository.Publication;
import io.launchdesk.store.request.RequestDetailRepository.Rating;
import io.launchdesk.store.request.RequestDetailRepository.Result;
import io.launchdesk.store.request.RequestDetailRepository.Withdrawal;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A request with all that belongs to it. */
@Component
class RequestDetails {
  private final RequestRepository requests;
  private final RequestDetailRepository details;
  private final Balls balls;

  RequestDetails(RequestRepository requests, RequestDetailRepository details, Balls balls) {
    this.requests = requests;
    this.details = details;
    this.balls = balls;
  }

  /** A request as lists show it, with the ball. */
  record Listed(@JsonUnwrapped RequestSummary request, Ball ball) {}

  /** What the caller may do with the request now. */
  record Allowed(boolean withdraw) {}

  /**
   * A request as its page shows it.
   *
   * @param missing what is missing in the brief or wrong with it
   * @param clocks measured steps with their deadlines
   * @param rating null before the requester rated
   * @param withdrawal null when it was not taken back
   */
  record Detail(
      @JsonUnwrapped RequestSummary request,
      Ball ball,
      Map<String, Object> brief,
      List<BriefProblem> missing,
      List<Clock> clocks,
      List<Approval> approvals,
      List<Deliverable> deliverables,
      List<Publication> publications,
      List<Result> results,
      Rating rating,
      Withdrawal withdrawal,
      Allowed may) {}

  /**
   * @throws Refusal when there is no such request that the person may see
   */
  RequestSummary find(Access access, String id) {
    if (!EnteredJson.isStorable(id)) {
      throw Refusal.notFound("request", "with that id");
    }
    return requests.find(id, access).orElseThrow(() -> Refusal.notFound("request", id));
  }

  Detail detail(Access access, String id) {
    RequestSummary request = find(access, id);
    boolean open = request.endedAt() == null && request.withdrawnAt() == null;
    return new Detail(
        request,
        balls.of(List.of(request)).get(id),
        requests.brief(id).orElse(Map.of()),
        details.briefProblems(id),
        details.clocks(id),
        details.approvals(id),
        details.deliverables(id),
        details.publications(id),
        details.results(id),
        details.rating(id).orElse(null),
        details.withdrawal(id).orElse(null),
        new Allowed(open && access.mayWithdraw(request.requester())));
  }

  List<Listed> listed(List<RequestSummary> page) {
    Map<String, Ball> byId = balls.of(page);
    return page.stream().map(request -> new Listed(request, byId.get(request.id()))).toList();
  }
}
