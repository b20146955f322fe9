package io.launchdesk.portal.task;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.request.IntakeForms;
import io.launchdesk.store.engine.DeployedForm;
import io.launchdesk.store.file.FileRepository;
import io.launchdesk.store.file.StoredFile;
import io.launchdesk.store.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers to tasks by links of mails. */
@RestController
@RequestMapping("/api/answer-links/{secret}")
@Tag(name = "Answer links")
class AnswerLinkController {
  private final AnswerLinks links;
  private final TaskLists lists;
  private final TaskForms forms;
  private final TaskData data;
  private final IntakeForms intake;
  private final FileRepository files;

  AnswerLinkController(
      AnswerLinks links,
      TaskLists lists,
      TaskForms forms,
      TaskData data,
      IntakeForms intake,
      FileRepository files) {
    this.links = links;
    this.lists = lists;
    this.forms = forms;
    this.data = data;
    this.intake = intake;
    this.files = files;
  }

  /** Who answers, and how that person reads. */
  record Reader(String username, String displayName, String language, String timeZone) {
    static Reader of(Person person) {
      return new Reader(
          person.username(), person.displayName(), person.language(), person.timeZone());
    }
  }

  /** A file of the request; it is fetched with a sign-in only. */
  record Enclosed(String id, String name, String type, long size) {
    static Enclosed of(StoredFile file) {
      return new Enclosed(file.id().toString(), file.name(), file.type(), file.size());
    }
  }

  /**
   * What is asked.
   *
   * @param signIn whether a sign-in was needed
   * @param form null when the task has none
   * @param data what the form is started with; {@code brief} in it is the request's brief
   * @param briefForm the form that the brief was written with; null while it is not known
   */
  record Asked(
      Reader person,
      boolean signIn,
      Instant expiresAt,
      TaskView task,
      TaskController.Form form,
      Map<String, Object> data,
      TaskController.Form briefForm,
      List<Enclosed> files) {}

  @Operation(
      summary = "What a link of a mail asks; nothing is answered by it",
      description =
          "Needs a sign-in as the person who got the mail, unless `launchdesk.mail-links.sign-in` is false.")
  @SecurityRequirements
  @GetMapping
  ResponseEntity<Asked> open(@PathVariable String secret) {
    AnswerLinks.Usable usable = links.open(new Secret(secret));
    var task = usable.task();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Robots-Tag", "noindex")
        .body(
            new Asked(
                Reader.of(usable.access().person()),
                links.needsSignIn(),
                usable.link().expiresAt(),
                lists.view(usable.access(), task),
                forms.of(task).map(AnswerLinkController::form).orElse(null),
                data.of(task).merged(),
                intake.deployed(task.requestType()).map(AnswerLinkController::form).orElse(null),
                files.ofRequest(task.requestId()).stream().map(Enclosed::of).toList()));
  }

  @Operation(
      summary = "Answer the task of a link, once",
      description =
          "As `POST /api/tasks/{id}/complete`; the link is used up by an answer that is taken.")
  @SecurityRequirements
  @PostMapping
  CompleteTask.Completed answer(
      @PathVariable String secret, @RequestBody(required = false) TaskController.Completion body) {
    Map<String, Object> variables =
        body == null || body.variables() == null ? Map.of() : body.variables();
    return links.answer(new Secret(secret), variables);
  }

  private static TaskController.Form form(DeployedForm form) {
    return new TaskController.Form(form.formId(), form.version(), form.schema());
  }
}
