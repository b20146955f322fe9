package io.launchdesk.portal.studio.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.notification.Messages;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeEvent;
import io.launchdesk.store.change.ChangeReader;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Changes of models: proposed, reviewed, live, returned from. */
@RestController
@RequestMapping("/api/model-changes")
@Tag(name = "Changes")
class ChangeController {
  private final Changes changes;
  private final ChangePeople people;

  ChangeController(Changes changes, ChangePeople people) {
    this.changes = changes;
    this.people = people;
  }

  /** A change as it is told. */
  record Told(
      int number,
      Integer returns,
      String title,
      String reason,
      String notice,
      String author,
      String authorName,
      String state,
      int version,
      Instant effectiveAt,
      String reviewer,
      String reviewerName,
      Instant reviewedAt,
      String problem,
      Instant liveAt,
      Instant changedAt) {

    static Told of(Change change) {
      return new Told(
          change.number(),
          change.returns(),
          change.title(),
          change.reason(),
          change.notice(),
          change.author(),
          change.authorName(),
          change.state().slug(),
          change.version(),
          change.effectiveAt(),
          change.reviewer(),
          change.reviewerName(),
          change.reviewedAt(),
          change.problem(),
          change.liveAt(),
          change.changedAt());
    }
  }

  /** A model in a change: the proposed version, the live one, and the one it took the place of. */
  record Item(String kind, String id, String name, int version, Integer live, Integer replaces) {}

  /** A change with all that is known of it, and what the caller could do. */
  record Shown(
      @JsonUnwrapped Told change,
      List<Item> models,
      List<ChangeEvent> events,
      List<ChangeReader> readers,
      List<String> steps,
      boolean mayWrite,
      boolean mayReturn) {}

  /** Something that a check found; the sentence's code is null when it has none. */
  record Found(
      String kind,
      String id,
      String element,
      String rule,
      String severity,
      String message,
      String code,
      Map<String, Object> places,
      List<String> path) {}

  /** What is said with a step. */
  record Said(String note) {}

  /** Why to go back. */
  record Returned(String reason) {}

  @Operation(summary = "All changes, the newest first")
  @GetMapping
  Page<Told> list(Access access) {
    return Page.whole(changes.all(access).stream().map(Told::of).toList());
  }

  @Operation(
      summary = "Propose a change",
      description = "It begins as a draft; the step `submit` asks for a review.")
  @PostMapping
  ResponseEntity<Shown> create(Access access, @RequestBody ChangeEntry.Entered body) {
    Changes.Detail made = changes.create(access, body);
    return ResponseEntity.created(URI.create("/api/model-changes/" + made.change().number()))
        .eTag(Versions.tag(made.change().version()))
        .body(shown(made));
  }

  @Operation(summary = "A change", description = "The header ETag is its version.")
  @GetMapping("/{number}")
  ResponseEntity<Shown> detail(Access access, @PathVariable int number) {
    return tagged(changes.detail(access, number));
  }

  @Operation(summary = "Write a draft, or what was sent back, anew")
  @PutMapping("/{number}")
  ResponseEntity<Shown> rewrite(
      Access access,
      @PathVariable int number,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody ChangeEntry.Entered body) {
    return tagged(changes.rewrite(access, number, version, body));
  }

  @Operation(
      summary = "What the checks find in it now, errors first",
      description = "With the change as it would be live together with everything else.")
  @GetMapping("/{number}/findings")
  Page<Found> findings(Access access, @PathVariable int number) {
    return Page.whole(
        changes.findings(access, number).stream().map(ChangeController::found).toList());
  }

  @Operation(
      summary = "Whom it concerns, who was told, and who has seen it",
      description =
          "Derived from what differs. Until people are told (`toldAt`), those whom it would concern now. For those who"
              + " change models.")
  @GetMapping("/{number}/people")
  ChangePeople.Told people(Access access, @PathVariable int number) {
    return people.of(access, number);
  }

  @Operation(
      summary = "Who was told what of it, and when, the latest first",
      description = "As the messages of a request.")
  @GetMapping("/{number}/messages")
  Page<Messages.Entry> messages(
      Access access,
      @PathVariable int number,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return people.messages(access, number, cursor, limit);
  }

  @Operation(summary = "Keep that I have seen it")
  @PostMapping("/{number}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(Access access, @PathVariable int number) {
    changes.seen(access, number);
  }

  @Operation(
      summary = "Return to what was live before it",
      description = "At once, by one person; a second one takes the step `confirm` afterwards.")
  @PostMapping("/{number}/return")
  ResponseEntity<Shown> putBack(
      Access access, @PathVariable int number, @RequestBody Returned body) {
    Changes.Detail made = changes.putBack(access, number, body.reason());
    return ResponseEntity.created(URI.create("/api/model-changes/" + made.change().number()))
        .eTag(Versions.tag(made.change().version()))
        .body(shown(made));
  }

  @Operation(
      summary = "Take a step",
      description =
          "`submit`, `recall`, `withdraw`, `approve`, `send-back`, `refuse`, `retry` or `confirm`; `steps` of the change"
              + " has those that are open to the caller. If-Match has the version that was seen.")
  @PostMapping("/{number}/steps/{step}")
  ResponseEntity<Shown> take(
      Access access,
      @PathVariable int number,
      @PathVariable String step,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Said body) {
    ChangeStep taken = ChangeStep.of(step).orElseThrow(() -> Refusal.notFound("step", step));
    return tagged(changes.take(access, number, taken, version, body.note()));
  }

  private static ResponseEntity<Shown> tagged(Changes.Detail detail) {
    return ResponseEntity.ok().eTag(Versions.tag(detail.change().version())).body(shown(detail));
  }

  private static Shown shown(Changes.Detail detail) {
    return new Shown(
        Told.of(detail.change()),
        detail.items().stream().map(ChangeController::item).toList(),
        detail.events(),
        detail.readers(),
        detail.steps().stream().map(ChangeStep::slug).toList(),
        detail.mayWrite(),
        detail.mayReturn());
  }

  private static Item item(Changes.Item one) {
    ModelId id = one.item().id();
    return new Item(
        id.kind().slug(),
        id.model(),
        one.item().name(),
        one.item().number(),
        one.live(),
        one.item().replaces());
  }

  private static Found found(Finding finding) {
    return new Found(
        finding.model().kind().slug(),
        finding.model().model(),
        finding.element(),
        finding.rule(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.message(),
        finding.sentence().code(),
        finding.sentence().places(),
        finding.path());
  }
}
