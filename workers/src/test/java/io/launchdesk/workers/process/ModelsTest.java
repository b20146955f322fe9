package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.Processes;
import org.junit.jupiter.api.Test;

/** The models that the contract names are there; what must hold within them is in src/lint. */
class ModelsTest {

  @Test
  void shouldHaveAFileForEachProcessOfTheContract() {
    assertThat(Resources.ids(Resources.processes()))
        .containsExactlyInAnyOrder(
            Processes.MARKETING_REQUEST,
            Processes.INTAKE,
            Processes.APPROVAL,
            Processes.ASSET_PRODUCTION,
            Processes.LAUNCH,
            Processes.MEASURE,
            Processes.SLA_CLOCK,
            Processes.SCHEDULED_REPORT);
    assertThat(Resources.ids(Resources.decisions()))
        .containsExactlyInAnyOrder(
            "triage",
            "slaPolicy",
            "approvalPolicy",
            "productionPlan",
            "channelChecks",
            "communicationPlan");
  }

  @Test
  void shouldUseEachUserTaskIdOnce() {
    var ids =
        ProcessFile.all().stream()
            .flatMap(
                file ->
                    file.elements(io.camunda.zeebe.model.bpmn.instance.UserTask.class).stream()
                        .map(task -> task.getId()))
            .toList();

    assertThat(ids).hasSize(13).doesNotHaveDuplicates();
  }
}
