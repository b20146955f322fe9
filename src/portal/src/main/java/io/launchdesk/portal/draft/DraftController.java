package io.launchdesk.portal.draft;

import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.draft.Draft;
import io.launchdesk.store.draft.DraftSummary;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests that somebody has begun to write. */
@RestController
@RequestMapping("/api/drafts")
@Tag(name = "Drafts")
class DraftController {
  private final Drafts drafts;

  DraftController(Drafts drafts) {
    this.drafts = drafts;
  }

  record Beginning(
      UUID id,
      String type,
      String title,
      Map<String, Object> brief,
      String campaign,
      boolean confidential) {}

  @Operation(summary = "My drafts, the one saved last first")
  @GetMapping
  Page<DraftSummary> list(
      Access access,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return drafts.page(access.person().username(), cursor, limit);
  }

  @Operation(
      summary = "Begin a draft",
      description =
          "Everything may be missing. With an `id` of the caller's making the call can be sent again.")
  @PostMapping
  ResponseEntity<Draft> begin(Access access, @RequestBody Beginning body) {
    Draft draft =
        drafts.begin(
            access.person().username(),
            body.id(),
            new Drafts.Entered(
                body.type(), body.title(), body.brief(), body.campaign(), body.confidential()));
    return ResponseEntity.created(URI.create("/api/drafts/" + draft.id()))
        .eTag(Versions.tag(draft.version()))
        .body(draft);
  }

  @Operation(summary = "One of my drafts; the header ETag is its version")
  @GetMapping("/{id}")
  ResponseEntity<Draft> detail(Access access, @PathVariable UUID id) {
    return tagged(drafts.find(access.person().username(), id));
  }

  @Operation(
      summary = "Save a draft",
      description =
          "If-Match has the version that was changed. When it was saved elsewhere meanwhile, the problem"
              + " `changed-elsewhere` has the newer one in `current`; a save of what is stored already changes nothing.")
  @PutMapping("/{id}")
  ResponseEntity<Draft> save(
      Access access,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Drafts.Entered body) {
    return tagged(drafts.save(access.person().username(), id, Versions.from(version), body));
  }

  @Operation(summary = "Throw a draft away")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Access access, @PathVariable UUID id) {
    drafts.discard(access.person().username(), id);
  }

  private static ResponseEntity<Draft> tagged(Draft draft) {
    return ResponseEntity.ok().eTag(Versions.tag(draft.version())).body(draft);
  }
}
