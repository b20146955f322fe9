package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the models to the process contract; each rule is also shown to refuse a faulty probe. */
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
  void shouldUseEachJobTypeOfTheContract() {
    var used =
        ProcessFile.all().stream().flatMap(ModelRules::jobTypesOf).collect(Collectors.toSet());

    assertThat(used).isEqualTo(JobTypes.ALL);
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

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("modelsAndRules")
  void shouldKeepTheRule(ProcessFile model, ModelRule rule) {
    assertThat(rule.problems().apply(model)).isEmpty();
  }

  static Stream<Arguments> modelsAndRules() {
    return ProcessFile.all().stream()
        .flatMap(model -> ModelRules.ALL.stream().map(rule -> Arguments.of(model, rule)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldFindNoFaultWhenTheProbeIsSound(ModelRule rule) {
    assertThat(rule.problems().apply(Probe.soundModel())).isEmpty();
  }

  static List<ModelRule> rules() {
    return ModelRules.ALL;
  }

  @ParameterizedTest
  @MethodSource("probes")
  void shouldFindTheFaultOfTheProbe(Probe probe) {
    assertThat(probe.rule().problems().apply(probe.model())).isNotEmpty();
  }

  static List<Probe> probes() {
    return Probe.ALL;
  }

  @Test
  void shouldHaveAProbeForEachRule() {
    assertThat(Probe.ALL.stream().map(Probe::rule).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ModelRules.ALL);
  }
}
