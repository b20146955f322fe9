package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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
  private final RequestLists lists;

  RequestController(SubmitRequest submit, RequestLists lists) {
    this.submit = submit;
    this.lists = lists;
  }

  record Submission(String type, Map<String, Object> brief) {}

  @Operation(
      summary = "Submit a request",
      description =
          "Safe once answered, whether the engine runs or not. With an Idempotency-Key the same body can"
              + " be sent again and gets the same answer.")
  @PostMapping
  ResponseEntity<SubmitRequest.Submitted> submit(
      Access access,
      @RequestBody Submission body,
      @RequestHeader(name = "Idempotency-Key", required = false) String key) {
    if (key != null) {
      if (key.isBlank() || key.length() > 200 || !EnteredJson.isStorable(key)) {
        throw Refusal.parameter("Idempotency-Key", "must have 1 to 200 characters.");
      }
    }
    var submitted = submit.submit(access.person(), body.type(), body.brief(), key);
    return ResponseEntity.created(URI.create("/api/requests/" + submitted.id())).body(submitted);
  }

  @Operation(summary = "Requests that I may see, newest first")
  @GetMapping
  Page<RequestSummary> list(
      Access access,
      @RequestParam(defaultValue = "all") String scope,
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String type,
      @RequestParam(required = false) String q,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return lists.page(access, scope, status, type, q, cursor, limit);
  }
}
