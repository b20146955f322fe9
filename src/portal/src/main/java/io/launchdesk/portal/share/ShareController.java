package io.launchdesk.portal.share;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.request.Standing;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.share.ShareLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links that show where a request stands. */
@RestController
@Tag(name = "Share links")
class ShareController {
  private final ShareLinks links;

  ShareController(ShareLinks links) {
    this.links = links;
  }

  record Listed(@JsonUnwrapped ShareLink link, boolean mayEnd) {
    static Listed of(ShareLinks.Open open) {
      return new Listed(open.link(), open.mayEnd());
    }
  }

  record Making(Integer days) {}

  @Operation(summary = "Links to the request's status that are valid, without their secrets")
  @GetMapping("/api/requests/{id}/links")
  Page<Listed> list(Access access, @PathVariable String id) {
    return Page.whole(links.open(access, id).stream().map(Listed::of).toList());
  }

  @Operation(
      summary =
          "Make a link that shows the status of the request, and nothing else, without sign-in",
      description = "`path` has the secret; it is told this once. `days` is from 1 to 365.")
  @PostMapping("/api/requests/{id}/links")
  ResponseEntity<ShareLinks.Made> make(
      Access access, @PathVariable String id, @RequestBody Making body) {
    ShareLinks.Made made = links.make(access, id, body.days());
    return ResponseEntity.created(URI.create("/api/requests/" + id + "/links/" + made.id()))
        .cacheControl(CacheControl.noStore())
        .body(made);
  }

  @Operation(summary = "End a link; who made it and the requester may")
  @DeleteMapping("/api/requests/{id}/links/{link}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Access access, @PathVariable String id, @PathVariable UUID link) {
    links.end(access, id, link);
  }

  @Operation(summary = "Where the request of a link stands; needs no sign-in")
  @SecurityRequirements
  @GetMapping("/api/shared/{secret}")
  ResponseEntity<Standing> shared(@PathVariable String secret) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Robots-Tag", "noindex")
        .body(links.standing(new Secret(secret)));
  }
}
