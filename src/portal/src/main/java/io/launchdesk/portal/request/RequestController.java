package io.launchdesk.portal.request;

import io.launchdesk.portal.notification.Messages;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Submitting requests and finding them again. */
@RestController
@RequestMapping("/api/requests")
@Tag(name = "Requests")
class RequestController {
  private final SubmitRequest submit;
  private final WithdrawRequest withdraw;
  private final RequestLists lists;
  private final RequestDetails details;
  private final Timeline timeline;
  private final RequestMessages messages;
  private final Diagrams diagrams;

  RequestController(
      SubmitRequest submit,
      WithdrawRequest withdraw,
      RequestLists lists,
      RequestDetails details,
      Timeline timeline,
      RequestMessages messages,
      Diagrams diagrams) {
    this.submit = submit;
    this.withdraw = withdraw;
    this.lists = lists;
    this.details = details;
    this.timeline = timeline;
    this.messages = messages;
    this.diagrams = diagrams;
  }

  record Withdrawal(String reason) {}

  @Operation(
      summary = "Submit a request",
      description =
          "Safe once answered, whether the engine runs or not. With an Idempotency-Key the same body can"
              + " be sent again and gets the same answer.")
  @PostMapping
  ResponseEntity<SubmitRequest.Submitted> submit(
      Access access,
      @RequestBody SubmitRequest.Wanted body,
      @RequestHeader(name = "Idempotency-Key", required = false) String key) {
    if (key != null) {
      if (key.isBlank() || key.length() > 200 || !EnteredJson.isStorable(key)) {
        throw Refusal.parameter("Idempotency-Key", "must have 1 to 200 characters.");
      }
    }
    var submitted = submit.submit(access.person(), body, key);
    return ResponseEntity.created(URI.create("/api/requests/" + submitted.id())).body(submitted);
  }

  @Operation(
      summary = "Requests that I may see, newest first unless `sort` says otherwise",
      description =
          """
          Parameters: `scope` = all (what I may see), mine, team; `sort` = submitted, promised, launch, priority, \
          title, type, with a minus for the other way round; `status` (also open, ended), `type`, `priority`, `team`, \
          `requester`, `launchFrom`, `launchTo` (days), `channel`, `language`, `budgetFrom`, `budgetTo`, `campaign`, \
          `q`; \
          `cursor`, `limit`. Several values with commas.""")
  @GetMapping
  Page<RequestDetails.Listed> list(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Page<RequestSummary> page = lists.page(access, new ListQuery(parameters));
    return new Page<>(details.listed(access, page.items()), page.nextCursor());
  }

  @Operation(summary = "A request with brief, deadlines, approvals, pieces, publications, results")
  @GetMapping("/{id}")
  RequestDetails.Detail detail(Access access, @PathVariable String id) {
    return details.detail(access, id);
  }

  @Operation(summary = "What happened to a request, in plain words, the earliest first")
  @GetMapping("/{id}/timeline")
  Page<Timeline.Entry> timeline(
      Access access,
      @PathVariable String id,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return timeline.page(details.find(access, id), cursor, limit);
  }

  @Operation(
      summary = "Who was told what of a request, when, the latest first",
      description =
          "Each message to a person or a channel with the event, the row of the communication plan that decided, and how"
              + " it fared. Who asked for the request, and their team, see their own.")
  @GetMapping("/{id}/messages")
  Page<Messages.Entry> messages(
      Access access,
      @PathVariable String id,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return messages.page(access, details.find(access, id), cursor, limit);
  }

  @Operation(
      summary = "The diagrams that a request runs on, with active, done and failed elements",
      description =
          "The request's own process first, then those that it called; or one by `process`.")
  @GetMapping("/{id}/diagram")
  Page<Diagrams.View> diagram(
      Access access, @PathVariable String id, @RequestParam(required = false) String process) {
    return Page.whole(diagrams.of(details.find(access, id), process));
  }

  @Operation(summary = "Take a request back, with a reason")
  @PostMapping("/{id}/withdraw")
  RequestDetails.Detail withdraw(
      Access access, @PathVariable String id, @RequestBody Withdrawal body) {
    withdraw.withdraw(access, details.find(access, id), body.reason());
    return details.detail(access, id);
  }
}
