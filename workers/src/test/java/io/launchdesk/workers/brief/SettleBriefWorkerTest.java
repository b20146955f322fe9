package io.launchdesk.workers.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.brief.BriefStage;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.BriefRepository.NewVersion;
import io.launchdesk.store.brief.BriefVersionRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettleBriefWorkerTest extends WorkersTestBase {
  @Autowired private BriefSettlement settlement;
  @Autowired private BriefVersionRepository versions;
  @Autowired private BriefRepository briefs;

  @Test
  void shouldMoveToTheRulesOfTheNextStage() {
    // given
    String request = given.request("other", "Settled");
    var steps =
        List.of(
            Map.of("step", "a", "concerns", List.of("title", "budget"), "order", 1),
            Map.of("step", "b", "concerns", List.of("budget", "goal"), "order", 2));

    // when
    var result =
        engine.run(
            JobTypes.SETTLE_BRIEF,
            Map.of("stage", "production"),
            Map.of("requestId", request, "settledVersion", 1, "approvalSteps", steps));

    // then
    assertThat(result).doesNotContainKey("caught");
    var current = versions.lock(request);
    assertThat(current.stage()).isEqualTo(BriefStage.PRODUCTION);
    assertThat(current.approved()).isEqualTo(Set.of("title", "budget", "goal"));
  }

  @Test
  void shouldHinderTheStageWhenTheBriefHasChangedSince() {
    // given
    String request = given.request("other", "Changed");
    change(request, 1);

    // when
    var result =
        engine.run(
            JobTypes.SETTLE_BRIEF,
            Map.of("stage", "approval"),
            Map.of("requestId", request, "settledVersion", 1));

    // then
    assertThat(result).containsEntry("caught", "yes");
    assertThat(versions.stage(request)).isEqualTo(BriefStage.INTAKE);
  }

  @Test
  void shouldStaySettledWhenCalledAgainAfterAnotherChange() {
    // given
    String request = given.request("other", "Twice");
    var order = new BriefSettlement.Order("settle:" + request, request, 1, BriefStage.LAUNCH, null);
    assertThat(settlement.settle(order)).isTrue();

    // when
    change(request, 1);

    // then
    assertThat(settlement.settle(order)).isTrue();
    assertThat(versions.stage(request)).isEqualTo(BriefStage.LAUNCH);
  }

  @Test
  void shouldSayWhatToCheckWhenTheModelNamesNoStage() {
    String request = given.request("other", "No stage");

    assertThat(
            engine.incidentOf(
                JobTypes.SETTLE_BRIEF, Map.of("stage", "later"), Map.of("requestId", request)))
        .contains("task header 'stage'");
  }

  private void change(String request, int from) {
    briefs
        .append(
            new NewVersion(
                request, from, Map.of("goal", "g"), List.of("goal"), "ann", "why", Instant.now()))
        .orElseThrow();
  }
}
