package io.launchdesk.portal.view;

import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.view.SavedView;
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

/** Saved views of the lists of tasks and requests. */
@RestController
@RequestMapping("/api/views")
@Tag(name = "Views")
class ViewController {
  private final Views views;

  ViewController(Views views) {
    this.views = views;
  }

  record Kept(
      UUID id,
      String list,
      String name,
      Map<String, String> parameters,
      SavedView.Audience sharedWith) {}

  @Operation(
      summary = "Views of a list (tasks, requests, dashboard): mine, and those shared with me")
  @GetMapping
  Page<SavedView> list(Access access, @RequestParam String list) {
    return Page.whole(views.all(access, list));
  }

  @Operation(
      summary = "Keep a view",
      description =
          "`parameters` are those of the list's address. `sharedWith` is my team or one of my groups, or null. With an"
              + " `id` of the caller's making the call can be sent again.")
  @PostMapping
  ResponseEntity<SavedView> keep(Access access, @RequestBody Kept body) {
    SavedView view =
        views.keep(
            access,
            body.id(),
            body.list(),
            new Views.Entered(body.name(), body.parameters(), body.sharedWith()));
    return ResponseEntity.created(URI.create("/api/views/" + view.id()))
        .eTag(Versions.tag(view.version()))
        .body(view);
  }

  @Operation(
      summary = "Overwrite a view of mine: its name, what it shows, with whom it is shared",
      description = "If-Match has the version that was changed.")
  @PutMapping("/{id}")
  ResponseEntity<SavedView> overwrite(
      Access access,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Views.Entered body) {
    SavedView view = views.overwrite(access, id, Versions.from(version), body);
    return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
  }

  @Operation(summary = "Throw a view of mine away")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Access access, @PathVariable UUID id) {
    views.discard(access, id);
  }

  @Operation(summary = "Begin my list with this view")
  @PutMapping("/{id}/default")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void begin(Access access, @PathVariable UUID id) {
    views.begin(access, id, true);
  }

  @Operation(summary = "Do not begin my list with this view any more")
  @DeleteMapping("/{id}/default")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void beginWithout(Access access, @PathVariable UUID id) {
    views.begin(access, id, false);
  }
}
