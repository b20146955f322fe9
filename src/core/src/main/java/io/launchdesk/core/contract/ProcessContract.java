package io.launchdesk.core.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.launchdesk.core.notification.MailAnswers;
import java.util.List;

/**
 * What the rules for models (see {@code src/lint}) must know of the code that runs them.
 *
 * @param jobTypes what workers do
 * @param messages the names of the messages that are published
 * @param errors the codes of the errors that workers throw
 * @param userTasks what is asked of every user task
 * @param mailAnswers how a task says which answers its mails offer
 */
public record ProcessContract(
    Jobs jobTypes,
    List<String> messages,
    List<String> errors,
    UserTasks userTasks,
    Answers mailAnswers) {

  /** All job types, sorted, and those with a part of their own in every model. */
  public record Jobs(
      List<String> all,
      String computeSla,
      String remindTask,
      String escalateTask,
      String recordKpi) {}

  /**
   * What is asked of every user task.
   *
   * @param dueDate the expression of the due date
   * @param priority the expression of the priority
   * @param remindAt the expression of the reminder's timer
   * @param escalateAt the expression of the escalation's timer
   * @param fourEyesHeader the task header that keeps requesters from their own request
   * @param fourEyes the tasks that must have it
   * @param endWithoutAnswer the tasks that the escalation's timer ends
   * @param formExpressions what may stand in place of a form's id
   * @param policy the decision with a row for each step, by which the clock goes
   */
  public record UserTasks(
      String dueDate,
      String priority,
      String remindAt,
      String escalateAt,
      String fourEyesHeader,
      List<String> fourEyes,
      List<String> endWithoutAnswer,
      List<String> formExpressions,
      String policy) {}

  /** The header, and a regular expression for the whole of it: field, then values. */
  public record Answers(String header, String pattern) {}

  /** The contract as this version of the code keeps it. */
  public static ProcessContract current() {
    return new ProcessContract(
        new Jobs(
            JobTypes.ALL.stream().sorted().toList(),
            JobTypes.COMPUTE_SLA,
            JobTypes.REMIND_TASK,
            JobTypes.ESCALATE_TASK,
            JobTypes.RECORD_KPI),
        List.of(
            Messages.REQUEST_SUBMITTED,
            Messages.REQUEST_WITHDRAWN,
            Messages.BRIEF_CHANGED,
            Messages.SLA_CHANGED,
            Messages.REPORT_WANTED),
        List.of(Errors.BUDGET_EXCEEDED, Errors.BRIEF_CHANGED),
        new UserTasks(
            "=dueAt",
            "=triage.taskPriority",
            "=remindAt",
            "=escalateAt",
            "fourEyes",
            List.of("UserTask_ApproveStep", "UserTask_ResolveBudget", "UserTask_DecideGoNoGo"),
            List.of("UserTask_RateDelivery"),
            List.of("=intakeForm"),
            "slaPolicy"),
        new Answers(MailAnswers.HEADER, MailAnswers.PATTERN));
  }

  /** As JSON, with the names of the components. */
  public String json() {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
