package io.launchdesk.portal.studio.change;

import io.launchdesk.store.change.Change;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a change means for the people whom it concerns. */
@RestController
@RequestMapping("/api/change-notes")
@Tag(name = "Changes")
class ChangeNoteController {
  private final ChangeNotes notes;

  ChangeNoteController(ChangeNotes notes) {
    this.notes = notes;
  }

  /**
   * A note as it is told.
   *
   * @param returns the change that this one put back; null for an ordinary one
   * @param returnedBy the change that has put back this one; null when none has
   */
  record Told(
      int number,
      Integer returns,
      Integer returnedBy,
      String title,
      String notice,
      String authorName,
      Instant liveAt,
      Instant seenAt,
      boolean mayCompare,
      List<Model> models) {}

  /** A model that is different now; {@code replaces} is null for a new one. */
  record Model(String kind, String id, String name, int version, Integer replaces) {}

  @Operation(
      summary = "What a change means for those whom it concerns",
      description = "For these, and for all who see models; `mayCompare` tells the latter.")
  @GetMapping("/{number}")
  Told note(Access access, @PathVariable int number) {
    ChangeNotes.Note note = notes.of(access, number);
    Change change = note.change();
    return new Told(
        number,
        change.returns(),
        note.returnedBy(),
        change.title(),
        change.notice(),
        change.authorName(),
        change.liveAt(),
        note.seenAt(),
        note.mayCompare(),
        note.models().stream()
            .map(
                item ->
                    new Model(
                        item.id().kind().slug(),
                        item.id().model(),
                        item.name(),
                        item.number(),
                        item.replaces()))
            .toList());
  }

  @Operation(summary = "I have seen it", description = "Reads what I was told of it, too.")
  @PostMapping("/{number}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(Access access, @PathVariable int number) {
    notes.seen(access, number);
  }
}
