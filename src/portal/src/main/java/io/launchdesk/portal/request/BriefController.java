package io.launchdesk.portal.request;

import io.launchdesk.core.brief.BriefDifference;
import io.launchdesk.core.form.FieldWords;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.brief.BriefVersionRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing the brief of a running request, and what was changed before. */
@RestController
@RequestMapping("/api/requests/{id}/brief")
@Tag(name = "Requests")
class BriefController {
  private final ChangeBrief change;
  private final RequestDetails details;
  private final BriefVersionRepository versions;
  private final IntakeForms forms;

  BriefController(
      ChangeBrief change,
      RequestDetails details,
      BriefVersionRepository versions,
      IntakeForms forms) {
    this.change = change;
    this.details = details;
    this.versions = versions;
    this.forms = forms;
  }

  /**
   * A change as it is sent.
   *
   * @param baseVersion the version that it was made from; null when If-Match says it
   */
  record Body(Map<String, Object> brief, Integer baseVersion, String reason) {}

  /**
   * A version of the brief.
   *
   * @param reason null when nothing was said
   * @param changes what differs from the version before; empty for the first
   */
  record Version(
      int version,
      Instant at,
      String person,
      String personName,
      String reason,
      List<BriefDifference> changes) {}

  @Operation(
      summary = "Change the brief of a running request",
      description =
          "The whole brief, with the version that it was made from in `baseVersion` or If-Match. A brief"
              + " that reads as before makes no new version, so the same call can be sent again.")
  @PutMapping
  ResponseEntity<ChangeBrief.Changed> change(
      Access access,
      @PathVariable String id,
      @RequestBody Body body,
      @RequestHeader(name = "If-Match", required = false) String match) {
    RequestSummary request = details.find(access, id);
    int base = body.baseVersion() == null ? version(match) : body.baseVersion();
    var changed =
        change.change(access, request, new ChangeBrief.Change(body.brief(), base, body.reason()));
    return ResponseEntity.ok().eTag("\"" + changed.briefVersion() + "\"").body(changed);
  }

  @Operation(summary = "The versions of a brief with what each of them changed, the earliest first")
  @GetMapping("/versions")
  Page<Version> versions(Access access, @PathVariable String id) {
    RequestSummary request = details.find(access, id);
    List<FieldWords> words = forms.words(request.type());
    return Page.whole(
        versions.versions(id).stream()
            .map(
                version ->
                    new Version(
                        version.version(),
                        version.at(),
                        version.author(),
                        version.authorName(),
                        version.reason(),
                        version.before() == null
                            ? List.of()
                            : BriefDifference.between(words, version.before(), version.brief())))
            .toList());
  }

  private static int version(String match) {
    if (match == null) {
      throw Refusal.invalid(
          "baseVersion", "is needed: the version of the brief that the change was made from.");
    }
    String number = match.replaceAll("^W/|\"", "").strip();
    if (!number.matches("\\d{1,9}")) {
      throw Refusal.parameter("If-Match", "must be a version of the brief, such as \"3\".");
    }
    return Integer.parseInt(number);
  }
}
