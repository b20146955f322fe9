package io.launchdesk.portal.studio.thread;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.ModelAddress;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelThread;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
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

/** Threads about models, for all who see models. */
@RestController
@RequestMapping("/api/models/{kind}/{model}/threads")
@Tag(name = "Models")
class ThreadController {
  private final Threads threads;

  ThreadController(Threads threads) {
    this.threads = threads;
  }

  record Told(@JsonUnwrapped ThreadView thread, List<String> notReached) {
    static Told of(Threads.Stored stored) {
      return new Told(ThreadView.of(stored.thread()), stored.notReached());
    }
  }

  record Reply(UUID key, String text) {}

  record Edited(String text) {}

  record Seen(Long commentId) {}

  @Operation(
      summary = "Threads about a model, the newest first",
      description =
          "`state` is `open`, `resolved` or `all`; removed comments come without their text.")
  @GetMapping
  Page<ThreadView> list(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return threads
        .page(access, ModelAddress.of(kind, model), resolved(state), cursor, limit)
        .map(ThreadView::of);
  }

  @Operation(
      summary = "Begin a thread about a model, or about one of its elements",
      description =
          "Plain text of up to 10,000 characters; @username addresses somebody. `notReached` has the names of those who do"
              + " not see models, and of nobody. `element` is the id of an element, null for the model as a whole,"
              + " `elementName` what it is called now; `version` is what is shown, or what the caller's draft was made"
              + " from (`onDraft`). With a `key` of the caller's making the call can be sent again.")
  @PostMapping
  ResponseEntity<Told> begin(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @RequestBody ThreadEntry.Begun body) {
    return created(threads.begin(access, ModelAddress.of(kind, model), body));
  }

  @Operation(summary = "Say something in a thread")
  @PostMapping("/{thread}/comments")
  ResponseEntity<Told> reply(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable long thread,
      @RequestBody Reply body) {
    return created(
        threads.reply(access, ModelAddress.of(kind, model), thread, body.key(), body.text()));
  }

  @Operation(
      summary = "Change a comment of mine in a thread",
      description =
          "If-Match has the version of the comment; when it was changed elsewhere meanwhile, the problem `changed-elsewhere`"
              + " has the newer one in `current`.")
  @PutMapping("/{thread}/comments/{comment}")
  Told edit(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable long thread,
      @PathVariable long comment,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Edited body) {
    return Told.of(
        threads.edit(access, ModelAddress.of(kind, model), thread, comment, version, body.text()));
  }

  @Operation(
      summary = "Remove a comment of mine; that there was one stays to be seen",
      description = "A thread in which nothing is left to read is resolved with it.")
  @DeleteMapping("/{thread}/comments/{comment}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable long thread,
      @PathVariable long comment) {
    threads.remove(access, ModelAddress.of(kind, model), thread, comment);
  }

  @Operation(
      summary = "I have seen what was said in a thread",
      description =
          "Up to `commentId`; without it all that is there. What I was told of it is read with it.")
  @PutMapping("/{thread}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void see(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable long thread,
      @RequestBody(required = false) Seen body) {
    threads.see(
        access, ModelAddress.of(kind, model), thread, body == null ? null : body.commentId());
  }

  @Operation(
      summary = "Resolve a thread",
      description =
          "If-Match has the `revision` that was seen; when something was said since, the problem `changed-elsewhere` has the"
              + " thread in `current`.")
  @PostMapping("/{thread}/resolve")
  ResponseEntity<ThreadView> resolve(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable long thread,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String revision) {
    return tagged(threads.turn(access, ModelAddress.of(kind, model), thread, revision, true));
  }

  @Operation(summary = "Open a thread again", description = "If-Match as with `resolve`.")
  @PostMapping("/{thread}/reopen")
  ResponseEntity<ThreadView> reopen(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @PathVariable long thread,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String revision) {
    return tagged(threads.turn(access, ModelAddress.of(kind, model), thread, revision, false));
  }

  private static Boolean resolved(String state) {
    return switch (state) {
      case "open" -> false;
      case "resolved" -> true;
      case "all" -> null;
      default -> throw Refusal.parameter("state", "must be open, resolved or all.");
    };
  }

  private static ResponseEntity<Told> created(Threads.Stored stored) {
    ModelThread thread = stored.thread();
    return ResponseEntity.created(
            URI.create("/api/models/%s/threads/%d".formatted(thread.model(), thread.id())))
        .body(Told.of(stored));
  }

  private static ResponseEntity<ThreadView> tagged(ModelThread thread) {
    return ResponseEntity.ok().eTag(Versions.tag(thread.revision())).body(ThreadView.of(thread));
  }
}
