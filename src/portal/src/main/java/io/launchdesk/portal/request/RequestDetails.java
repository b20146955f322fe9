package io.launchdesk.portal.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.core.brief.BriefStage;
import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.request.Promises.Promise;
import io.launchdesk.store.brief.BriefVersionRepository;
import io.launchdesk.store.comment.SeenRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestDetailRepository;
import io.launchdesk.store.request.RequestDetailRepository.Approval;
import io.launchdesk.store.request.RequestDetailRepository.Booking;
import io.launchdesk.store.request.RequestDetailRepository.BriefProblem;
import io.launchdesk.store.request.RequestDetailRepository.Clock;
import io.launchdesk.store.request.RequestDetailRepository.Deliverable;
import io.launchdesk.store.request.RequestDetailRepository.Publication;
import io.launchdesk.store.request.RequestDetailRepository.Rating;
import io.launchdesk.store.request.RequestDetailRepository.Result;
import io.launchdesk.store.request.RequestDetailRepository.Withdrawal;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.retention.RequestArchive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A request with all that belongs to it. */
@Component
class RequestDetails {
  private final RequestRepository requests;
  private final RequestDetailRepository details;
  private final RequestArchive archive;
  private final BriefVersionRepository versions;
  private final Balls balls;
  private final Promises promises;
  private final RequestLookup lookup;
  private final SeenRepository seen;
  private final ConfidentialReads reads;

  RequestDetails(
      RequestRepository requests,
      RequestDetailRepository details,
      RequestArchive archive,
      BriefVersionRepository versions,
      Balls balls,
      Promises promises,
      RequestLookup lookup,
      SeenRepository seen,
      ConfidentialReads reads) {
    this.requests = requests;
    this.details = details;
    this.archive = archive;
    this.versions = versions;
    this.balls = balls;
    this.promises = promises;
    this.lookup = lookup;
    this.seen = seen;
    this.reads = reads;
  }

  /**
   * A request as lists show it, with the ball.
   *
   * @param promise null while nothing is promised, and when the request was given up
   * @param unread comments of others that the caller has not seen
   */
  record Listed(@JsonUnwrapped RequestSummary request, Ball ball, Promise promise, int unread) {}

  /** What the caller may do with the request now. */
  record Allowed(
      boolean withdraw, boolean changeBrief, boolean giveCampaign, boolean makeConfidential) {}

  /**
   * A request as its page shows it.
   *
   * @param promise null while nothing is promised, and when the request was given up
   * @param missing what is missing in the brief or wrong with it
   * @param clocks measured steps with their deadlines
   * @param bookings budget that is held or spent, by cost centre
   * @param rating null before the requester rated
   * @param withdrawal null when it was not taken back
   * @param unread comments of others that the caller has not seen
   * @param archivedAt when the details moved into the archive; null while they have not
   */
  record Detail(
      @JsonUnwrapped RequestSummary request,
      Ball ball,
      Promise promise,
      Map<String, Object> brief,
      List<BriefProblem> missing,
      List<Clock> clocks,
      List<Approval> approvals,
      List<Deliverable> deliverables,
      List<Publication> publications,
      List<Result> results,
      List<Booking> bookings,
      Rating rating,
      Withdrawal withdrawal,
      int unread,
      Instant archivedAt,
      Allowed may) {}

  /**
   * @throws Refusal when there is no such request that the person may see
   */
  RequestSummary find(Access access, String id) {
    return lookup.find(access, id);
  }

  Detail detail(Access access, String id) {
    RequestSummary request = find(access, id);
    boolean open = request.endedAt() == null && request.withdrawnAt() == null;
    Map<String, Ball> ball = balls.of(List.of(request));
    return new Detail(
        request,
        ball.get(id),
        promises.of(List.of(request), ball).get(id),
        requests.brief(id).orElse(Map.of()),
        details.briefProblems(id),
        details.clocks(id),
        details.approvals(id),
        details.deliverables(id),
        details.publications(id),
        details.results(id),
        details.bookings(id),
        details.rating(id).orElse(null),
        details.withdrawal(id).orElse(null),
        seen.unread(access.person().username(), List.of(id)).getOrDefault(id, 0),
        archive.archivedAt(id).orElse(null),
        new Allowed(
            open && access.mayWithdraw(request.requester()),
            open
                && access.mayChangeBrief(request.requester())
                && versions.stage(id) != BriefStage.CLOSED,
            access.mayGiveCampaign(request.requester(), open),
            access.mayMakeConfidential(request.requester())));
  }

  List<Listed> listed(Access access, List<RequestSummary> page) {
    reads.note(
        access,
        page.stream().filter(RequestSummary::confidential).map(RequestSummary::id).toList());
    Map<String, Ball> byId = balls.of(page);
    Map<String, Promise> promised = promises.of(page, byId);
    Map<String, Integer> unread =
        seen.unread(access.person().username(), page.stream().map(RequestSummary::id).toList());
    return page.stream()
        .map(
            request ->
                new Listed(
                    request,
                    byId.get(request.id()),
                    promised.get(request.id()),
                    unread.getOrDefault(request.id(), 0)))
        .toList();
  }
}
