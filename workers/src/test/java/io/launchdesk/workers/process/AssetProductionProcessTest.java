package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag(Engine.TAG)
class AssetProductionProcessTest {
  private static final String PRODUCE = "UserTask_ProduceAsset";
  private static final String REVIEW = "UserTask_ReviewAsset";
  private static final Map<String, Object> ACCEPT = Map.of("reviewDecision", "accept");
  private static final Map<String, Object> REWORK = Map.of("reviewDecision", "rework");

  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldProduceDeliverablesSideBySideAndReworkOne() {
    // given a campaign with an e-mail, its picture and a landing page
    var production = engine.scenario().start(Processes.ASSET_PRODUCTION);
    assertThat(groups(production))
        .containsExactlyInAnyOrder("email-build", "design", "web-development");

    // when all are handed in, and one review asks for rework
    production.complete(PRODUCE, Map.of()).complete(PRODUCE, Map.of()).complete(PRODUCE, Map.of());
    assertThat(production.taskElements()).containsExactly(REVIEW, REVIEW, REVIEW);
    production.complete(REVIEW, ACCEPT).complete(REVIEW, REWORK);

    // then only that one is produced again
    assertThat(production.taskElements()).containsExactlyInAnyOrder(REVIEW, PRODUCE);
    production.complete(REVIEW, ACCEPT);
    assertThat(production.ended()).isFalse();
    production.complete(PRODUCE, Map.of()).complete(REVIEW, ACCEPT);
    assertThat(production.ends()).endsWith("EndEvent_AssetsProduced");
    assertThat(production.ended()).isTrue();
  }

  @Test
  void shouldGiveTheAssetBackBeforeAnyoneReviewsItWhenACheckFails() {
    // given
    var production = engine.scenario().fact("channels", List.of("press"));
    production
        .workers()
        .on(
            JobTypes.CHECK_ASSET,
            job ->
                new Done(
                    Map.of("assetAccepted", production.jobs(JobTypes.CHECK_ASSET).size() > 1)));
    production.fact("requestType", "press-release").start(Processes.ASSET_PRODUCTION);

    // when
    production.complete(PRODUCE, Map.of());

    // then
    assertThat(production.taskElements()).containsExactly(PRODUCE);
    production.complete(PRODUCE, Map.of());
    assertThat(production.taskElements()).containsExactly(REVIEW);
  }

  @Test
  void shouldKeepTheFactsOfDeliverablesApart() {
    // given checks that object to the first deliverable only
    var production = engine.scenario();
    production
        .workers()
        .on(
            JobTypes.CHECK_ASSET,
            job ->
                new Done(
                    Map.of("assetAccepted", !deliverable(job.getVariablesAsMap()).equals("D01"))));
    production.start(Processes.ASSET_PRODUCTION);

    // when
    production.complete(PRODUCE, Map.of()).complete(PRODUCE, Map.of()).complete(PRODUCE, Map.of());

    // then
    assertThat(production.taskElements()).containsExactlyInAnyOrder(PRODUCE, REVIEW, REVIEW);
  }

  @Test
  void shouldOfferTheTaskToTheSkillWhenNobodyIsAssigned() {
    // given
    var production = engine.scenario().fact("requestType", "other").fact("channels", List.of());
    production
        .workers()
        .on(
            JobTypes.ASSIGN_PRODUCER,
            job -> {
              Map<String, Object> nobody = new HashMap<>();
              nobody.put("producer", null);
              return new Done(nobody);
            });

    // when
    production.start(Processes.ASSET_PRODUCTION);

    // then
    assertThat(production.task(PRODUCE).assignee()).isEmpty();
    assertThat(production.task(PRODUCE).groups()).containsExactly("copywriting");
  }

  @Test
  void shouldAssignTheProducerWhenThereIsOne() {
    var production = engine.scenario().start(Processes.ASSET_PRODUCTION);

    assertThat(production.tasks()).extracting(OpenTask::assignee).containsOnly("paul");
  }

  private static String deliverable(Map<String, Object> variables) {
    return ((Map<?, ?>) variables.get("deliverable")).get("deliverableId").toString();
  }

  private static List<String> groups(Scenario production) {
    return production.tasks().stream().flatMap(task -> task.groups().stream()).toList();
  }
}
