package io.launchdesk.portal.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.sla.ClockExplanations;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.task.HandoverRepository;
import io.launchdesk.store.task.HandoverRepository.Handover;
import io.launchdesk.store.task.LateAnswer;
import io.launchdesk.store.task.LateAnswerRepository;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskOriginRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of people. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class TaskController {
  private final TaskLookup tasks;
  private final TaskLists lists;
  private final TaskForms forms;
  private final TaskData data;
  private final TaskOriginRepository origins;
  private final ClockExplanations explanations;
  private final LateAnswerRepository late;
  private final HandoverRepository handovers;
  private final TaskRouting routing;
  private final TaskHolding holding;
  private final CompleteTask completing;

  TaskController(
      TaskLookup tasks,
      TaskLists lists,
      TaskForms forms,
      TaskData data,
      TaskOriginRepository origins,
      ClockExplanations explanations,
      LateAnswerRepository late,
      HandoverRepository handovers,
      TaskRouting routing,
      TaskHolding holding,
      CompleteTask completing) {
    this.tasks = tasks;
    this.lists = lists;
    this.forms = forms;
    this.data = data;
    this.origins = origins;
    this.explanations = explanations;
    this.late = late;
    this.handovers = handovers;
    this.routing = routing;
    this.holding = holding;
    this.completing = completing;
  }

  record Form(
      String formId,
      int version,
      @Schema(type = "object", description = "a Camunda Form") @JsonRawValue String schema) {}

  /**
   * A task with what is needed to work on it.
   *
   * @param form null when the task has none
   * @param data what the form is started with: what is shown, and the values of its fields
   * @param values the values of its fields alone
   * @param clock until when it is wanted; null when its time is not measured
   * @param sla the clock explained: what is used of its time, what comes next and why; null when
   *     its time is not measured
   * @param reason the rule that brought it to its group; null when none did
   * @param answered null while it is not answered
   * @param lateAnswer what the reader answered, and the engine did not take any more; null when
   *     there is no such answer
   * @param delegation by whom, when and why its holder was given it by the holder before; null when
   *     it was not delegated, or has changed hands since
   * @param handovers who took it over from whom, the earliest first
   */
  record Detail(
      @JsonUnwrapped TaskView task,
      Form form,
      Map<String, Object> data,
      Map<String, Object> values,
      TaskOriginRepository.Clock clock,
      ClockExplanations.Explained sla,
      TaskRouting.Reason reason,
      TaskOriginRepository.Answered answered,
      LateAnswer lateAnswer,
      Handover delegation,
      List<Handover> handovers) {}

  /**
   * @param note why, for the one who gets it and for the request's history; null for nothing
   */
  record Assignment(String assignee, String note) {}

  record Completion(Map<String, Object> variables) {}

  @Operation(
      summary = "Open tasks that I may work on, by deadline unless `sort` says otherwise",
      description =
          """
          Parameters: `scope` = all (mine and what I could take), mine, unassigned, group (all of my groups, also what \
          others hold); `sort` = due, submitted, promised, launch, priority, title, type, with a minus for the other \
          way round; `group`, `requestId`, `step`, `overdue`, `dueBefore`, `due` = overdue, today, week, none; \
          `dueFrom`, `dueTo` (days); of the request `type`, `priority`, `team`, `requester`, `status`, `launchFrom`, \
          `launchTo` (days), `channel`, `language`, `budgetFrom`, `budgetTo`, `q`; `cursor`, `limit`. Several values \
          with commas.""")
  @GetMapping
  Page<TaskView> list(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return lists.page(access, new ListQuery(parameters));
  }

  @Operation(
      summary = "How many open tasks each scope of the list has",
      description = "Up to 500; 501 stands for any number above.")
  @GetMapping("/counts")
  Map<String, Integer> counts(Access access) {
    return lists.counts(access);
  }

  @Operation(summary = "A task with its form and data, its clock, and why it came to its group")
  @GetMapping("/{id}")
  Detail detail(Access access, @PathVariable String id) {
    Task task = tasks.find(access, id);
    Optional<LateAnswer> own = late.find(task.key(), access.person().username());
    if (!access.maySee(task.policy()) && own.isEmpty()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "This task is for %s.".formatted(TaskView.holders(task)));
    }
    TaskData.Given given = data.of(task);
    List<Handover> history = handovers.of(task.requestId(), task.key());
    Form form =
        forms
            .of(task)
            .map(deployed -> new Form(deployed.formId(), deployed.version(), deployed.schema()))
            .orElse(null);
    return new Detail(
        lists.view(access, task),
        form,
        given.merged(),
        given.values(),
        origins.clock(task.elementInstanceKey()).orElse(null),
        explanations.ofElement(task.elementInstanceKey()).orElse(null),
        routing.of(task, given.variables()).orElse(null),
        origins.answered(task.key()).orElse(null),
        own.orElse(null),
        TaskHolding.delegation(task, history).orElse(null),
        history);
  }

  @Operation(summary = "Take a task that nobody holds")
  @PostMapping("/{id}/claim")
  TaskView claim(Access access, @PathVariable String id) {
    Task task = tasks.find(access, id);
    holding.claim(access, task);
    return lists.view(access, tasks.again(task));
  }

  @Operation(summary = "Put a task back into its queue")
  @PostMapping("/{id}/release")
  TaskView release(Access access, @PathVariable String id) {
    Task task = tasks.find(access, id);
    holding.release(access, task);
    return lists.view(access, tasks.again(task));
  }

  @Operation(
      summary = "Hand a task to somebody who may work on it",
      description =
          "Its holder delegates it so, with a `note`, and who was given it hands it back by naming the one who did.")
  @PostMapping("/{id}/assign")
  TaskView assign(Access access, @PathVariable String id, @RequestBody Assignment body) {
    Task task = tasks.find(access, id);
    holding.assign(access, task, body.assignee(), body.note());
    return lists.view(access, tasks.again(task));
  }

  @Operation(
      summary = "Answer a task",
      description =
          "The variables are checked against the task's form. The answer is safe once this call has"
              + " answered; `engine` says whether the process goes on at once (told) or as soon as the"
              + " engine can be reached (waiting).")
  @PostMapping("/{id}/complete")
  CompleteTask.Completed complete(
      Access access, @PathVariable String id, @RequestBody(required = false) Completion body) {
    Map<String, Object> variables =
        body == null || body.variables() == null ? Map.of() : body.variables();
    return completing.complete(access, tasks.find(access, id), variables);
  }
}
