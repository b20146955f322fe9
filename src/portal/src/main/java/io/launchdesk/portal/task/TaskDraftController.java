package io.launchdesk.portal.task;

import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.draft.TaskDraft;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What I have entered in a task's form so far. */
@RestController
@RequestMapping("/api/tasks/{id}/draft")
@Tag(name = "Drafts")
class TaskDraftController {
  private final TaskLookup tasks;
  private final TaskDrafts drafts;

  TaskDraftController(TaskLookup tasks, TaskDrafts drafts) {
    this.tasks = tasks;
    this.drafts = drafts;
  }

  record Entered(Map<String, Object> values) {}

  @Operation(summary = "My draft of a task's answer; version 0 when nothing was saved")
  @GetMapping
  ResponseEntity<TaskDraft> detail(Access access, @PathVariable String id) {
    return tagged(drafts.find(access, tasks.find(access, id)));
  }

  @Operation(
      summary = "Save my draft of a task's answer",
      description = "If-Match has the version that was changed, \"0\" for the first save.")
  @PutMapping
  ResponseEntity<TaskDraft> save(
      Access access,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Entered body) {
    return tagged(
        drafts.save(access, tasks.find(access, id), Versions.from(version), body.values()));
  }

  @Operation(summary = "Throw my draft of a task's answer away")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(Access access, @PathVariable String id) {
    drafts.discard(access, tasks.find(access, id));
  }

  private static ResponseEntity<TaskDraft> tagged(TaskDraft draft) {
    return ResponseEntity.ok().eTag(Versions.tag(draft.version())).body(draft);
  }
}
