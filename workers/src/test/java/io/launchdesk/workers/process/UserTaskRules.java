package io.launchdesk.workers.process;

import static io.launchdesk.workers.process.ProcessFile.extension;
import static io.launchdesk.workers.process.ProcessFile.header;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.notification.MailAnswers;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the process contract asks of every user task. */
final class UserTaskRules {
  private static final Set<String> FOUR_EYES =
      Set.of("UserTask_ApproveStep", "UserTask_ResolveBudget", "UserTask_DecideGoNoGo");

  static final ModelRule NATIVE =
      rule("user tasks are native", task -> extension(task, ZeebeUserTask.class).isPresent());
  static final ModelRule FORM =
      rule(
          "user tasks have a form",
          task ->
              extension(task, ZeebeFormDefinition.class)
                  .filter(form -> form.getFormId() != null)
                  .isPresent());
  static final ModelRule GROUPS =
      rule(
          "user tasks have computed candidate groups",
          task ->
              extension(task, ZeebeAssignmentDefinition.class)
                  .map(ZeebeAssignmentDefinition::getCandidateGroups)
                  .filter(groups -> groups.startsWith("="))
                  .isPresent());
  static final ModelRule DUE =
      rule(
          "user tasks are due",
          task ->
              extension(task, ZeebeTaskSchedule.class)
                  .filter(schedule -> "=dueAt".equals(schedule.getDueDate()))
                  .isPresent());
  static final ModelRule PRIORITY =
      rule(
          "user tasks have the request's priority",
          task ->
              extension(task, ZeebePriorityDefinition.class)
                  .filter(priority -> "=triage.taskPriority".equals(priority.getPriority()))
                  .isPresent());
  static final ModelRule SLA =
      rule(
          "user tasks start with compute-sla",
          task ->
              extension(task, ZeebeExecutionListeners.class).stream()
                  .flatMap(all -> all.getExecutionListeners().stream())
                  .anyMatch(
                      listener ->
                          listener.getEventType() == ZeebeExecutionListenerEventType.start
                              && JobTypes.COMPUTE_SLA.equals(listener.getType())));
  static final ModelRule REMINDER =
      rule(
          "user tasks have a reminder",
          task -> timer(task, "=remindAt", JobTypes.REMIND_TASK, false));
  static final ModelRule ESCALATION =
      rule(
          "user tasks have an escalation",
          task ->
              timer(
                  task,
                  "=escalateAt",
                  JobTypes.ESCALATE_TASK,
                  task.getId().equals("UserTask_RateDelivery")));
  static final ModelRule EYES =
      rule(
          "decisions about a request are not the requester's",
          task ->
              FOUR_EYES.contains(task.getId())
                  == header(task, "fourEyes").filter("true"::equals).isPresent());

  static final ModelRule MAIL =
      rule(
          "answers by mail are options of the form",
          task ->
              header(task, MailAnswers.HEADER)
                  .map(
                      text -> MailAnswers.of(text).filter(given -> offers(task, given)).isPresent())
                  .orElse(true));

  static final List<ModelRule> ALL =
      List.of(NATIVE, FORM, GROUPS, DUE, PRIORITY, SLA, REMINDER, ESCALATION, EYES, MAIL);

  private UserTaskRules() {}

  private static boolean offers(UserTask task, MailAnswers answers) {
    return extension(task, ZeebeFormDefinition.class)
        .flatMap(form -> Resources.form(form.getFormId()))
        .filter(
            form ->
                form.fields().stream()
                    .anyMatch(
                        field ->
                            field.field().equals(answers.field())
                                && field.options().keySet().containsAll(answers.values())))
        .isPresent();
  }

  private static ModelRule rule(String name, Predicate<UserTask> kept) {
    return new ModelRule(
        name,
        file ->
            file.elements(UserTask.class).stream()
                .filter(kept.negate())
                .map(UserTask::getId)
                .toList());
  }

  /** Whether a timer at that instant leads to a job of that type that names the task. */
  private static boolean timer(UserTask task, String at, String jobType, boolean interrupting) {
    return task.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .map(BoundaryEvent.class::cast)
        .filter(event -> event.getAttachedTo() == task && event.cancelActivity() == interrupting)
        .filter(event -> armedAt(event, at))
        .flatMap(event -> event.getSucceedingNodes().list().stream())
        .anyMatch(next -> names(next, jobType, task.getId()));
  }

  private static boolean armedAt(BoundaryEvent event, String at) {
    return event.getEventDefinitions().stream()
        .filter(TimerEventDefinition.class::isInstance)
        .map(TimerEventDefinition.class::cast)
        .anyMatch(
            timer ->
                timer.getTimeDate() != null && at.equals(timer.getTimeDate().getTextContent()));
  }

  private static boolean names(FlowNode next, String jobType, String taskId) {
    return extension(next, ZeebeTaskDefinition.class)
            .filter(definition -> jobType.equals(definition.getType()))
            .isPresent()
        && header(next, "task").filter(taskId::equals).isPresent();
  }
}
