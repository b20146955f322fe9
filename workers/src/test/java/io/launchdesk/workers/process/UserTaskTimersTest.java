package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each user task is due, reminds and escalates at the instants that compute-sla has set. */
@Tag(Engine.TAG)
class UserTaskTimersTest {
  private static final List<Arguments> TASKS =
      List.of(
          Arguments.of(Processes.INTAKE, "UserTask_CompleteBrief"),
          Arguments.of(Processes.INTAKE, "UserTask_ResolveDuplicate"),
          Arguments.of(Processes.INTAKE, "UserTask_CheckFeasibility"),
          Arguments.of(Processes.INTAKE, "UserTask_AnswerCounterOffer"),
          Arguments.of(Processes.APPROVAL, "UserTask_ApproveStep"),
          Arguments.of(Processes.APPROVAL, "UserTask_ReviseBrief"),
          Arguments.of(Processes.APPROVAL, "UserTask_ResolveBudget"),
          Arguments.of(Processes.ASSET_PRODUCTION, "UserTask_ProduceAsset"),
          Arguments.of(Processes.ASSET_PRODUCTION, "UserTask_ReviewAsset"),
          Arguments.of(Processes.LAUNCH, "UserTask_DecideGoNoGo"),
          Arguments.of(Processes.LAUNCH, "UserTask_ConfirmLaunch"),
          Arguments.of(Processes.MEASURE, "UserTask_EnterResults"),
          Arguments.of(Processes.MEASURE, "UserTask_RateDelivery"));

  @RegisterExtension static final Engine engine = new Engine();

  static List<Arguments> tasks() {
    return TASKS;
  }

  @Test
  void shouldCoverEachUserTaskOfTheModels() {
    var modelled =
        ProcessFile.all().stream()
            .flatMap(
                file ->
                    file.elements(io.camunda.zeebe.model.bpmn.instance.UserTask.class).stream()
                        .map(task -> task.getId()))
            .toList();

    assertThat(TASKS)
        .extracting(task -> task.get()[1])
        .containsExactlyInAnyOrderElementsOf(modelled);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("tasks")
  void shouldRemindAndEscalateWhenNobodyAnswers(String process, String element) {
    // given
    var scenario = open(process, element);
    var task = scenario.task(element);
    assertThat(task.dueDate()).isNotEmpty();
    assertThat(task.priority()).isEqualTo(75);

    // when the reminder is due
    scenario.increaseTime(ScriptedWorkers.REMINDER.plusMinutes(1));

    // then that alone has happened
    assertThat(scenario.jobs(JobTypes.REMIND_TASK))
        .singleElement()
        .satisfies(job -> assertThat(job.header("task")).isEqualTo(element))
        .satisfies(job -> assertThat(job.variables()).containsKeys("requestId", "slaPolicy"));
    assertThat(scenario.jobs(JobTypes.ESCALATE_TASK)).isEmpty();

    // when the escalation is due
    scenario.increaseTime(ScriptedWorkers.ESCALATION);

    // then the task is still open, but for the rating, which no request waits for
    assertThat(scenario.jobs(JobTypes.ESCALATE_TASK))
        .singleElement()
        .satisfies(job -> assertThat(job.header("task")).isEqualTo(element));
    assertThat(scenario.taskElements().contains(element))
        .isEqualTo(!element.equals("UserTask_RateDelivery"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("tasks")
  void shouldStaySilentWhenTheTaskIsAnsweredInTime(String process, String element) {
    // given
    var scenario = open(process, element);
    while (scenario.taskElements().contains(element)) {
      scenario.complete(element, Map.of("approvalDecision", "approve", "reviewDecision", "accept"));
    }

    // when
    scenario.increaseTime(ScriptedWorkers.ESCALATION.plus(Duration.ofHours(1)));

    // then
    assertThat(scenario.jobs(JobTypes.REMIND_TASK))
        .noneMatch(job -> job.header("task").equals(element));
  }

  /** Inside a repeated subprocess nothing can be started: there the way to the task is gone. */
  private static Scenario open(String process, String element) {
    var scenario =
        engine.scenario().fact("requestType", "other").fact("channels", List.of("press"));
    return switch (element) {
      case "UserTask_ApproveStep" -> scenario.start(process);
      case "UserTask_ProduceAsset" -> one(scenario).start(process);
      case "UserTask_ReviewAsset" ->
          one(scenario).start(process).complete("UserTask_ProduceAsset", Map.of());
      default -> scenario.startBefore(process, element);
    };
  }

  /** A request with a single deliverable. */
  private static Scenario one(Scenario scenario) {
    return scenario.fact("channels", List.of());
  }
}
