package io.launchdesk.store.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.production.Finding;
import io.launchdesk.core.production.PlannedAsset;
import io.launchdesk.core.production.PlannedDeliverable;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverableRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private DeliverableRepository deliverables;
  private AssetRepository assets;
  private Given given;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    deliverables = store.get(DeliverableRepository.class);
    assets = store.get(AssetRepository.class);
    given = store.given();
  }

  @Test
  void shouldNumberDeliverablesOfTheRequestWhenPlanned() {
    String request = given.request("other", "Numbers");
    assertThat(deliverables.plan(request, plan("copy", "film"), NOW))
        .containsExactly(request + "-D01", request + "-D02");
  }

  @Test
  void shouldPlanOnceWhenCalledAtOnce() {
    // given
    String request = given.request("other", "At once");

    // when
    var ids = AtOnce.run(6, () -> deliverables.plan(request, plan("copy", "film"), NOW));

    // then
    assertThat(ids).containsOnly(List.of(request + "-D01", request + "-D02"));
    assertThat(deliverables.of(request)).hasSize(2);
  }

  @Test
  void shouldKeepNumbersAndDropWhatNobodyBeganWhenThePlanChanges() {
    // given
    String request = given.request("other", "Changed");
    deliverables.plan(request, plan("copy", "film", "banner"), NOW);
    given.person("ann");
    given.asset(request + "-D02", 1, Map.of("body", "begun"), null);

    // when film and banner are not in the plan any more
    var ids = deliverables.plan(request, plan("page", "copy"), NOW);

    // then
    assertThat(ids).containsExactly(request + "-D04", request + "-D01");
    assertThat(deliverables.of(request))
        .extracting(Deliverable::kind)
        .containsExactly("copy", "film", "page");
  }

  @Test
  void shouldSpreadTheWorkWhenAssignedAtOnce() {
    // given two people with the skill and four deliverables
    given.skill("pia", "juggling", 3);
    given.skill("pit", "juggling", 3);
    String request = given.request("other", "Spread");
    var ids = deliverables.plan(request, plan("a", "b", "c", "d"), NOW).iterator();

    // when
    var producers =
        AtOnce.run(
            4,
            () -> {
              String id;
              synchronized (ids) {
                id = ids.next();
              }
              return deliverables.assign(id, "juggling").orElseThrow();
            });

    // then
    assertThat(producers).containsExactlyInAnyOrder("pia", "pia", "pit", "pit");
  }

  @Test
  void shouldKeepTheProducerWhenAssignedAgain() {
    // given
    given.skill("rex", "rigging", 1);
    String request = given.request("other", "Again");
    String id = deliverables.plan(request, plan("a"), NOW).getFirst();
    deliverables.assign(id, "rigging");

    // when someone better comes
    given.skill("ria", "rigging", 5);

    // then
    assertThat(deliverables.assign(id, "rigging")).contains("rex");
  }

  @Test
  void shouldAssignNobodyWhenNobodyHasTheSkill() {
    String request = given.request("other", "Nobody");
    String id = deliverables.plan(request, plan("a"), NOW).getFirst();
    assertThat(deliverables.assign(id, "levitation")).isEmpty();
  }

  @Test
  void shouldCountNoLoadWhenTheAssetIsAccepted() {
    // given
    given.skill("sam", "singing", 3);
    String request = given.request("other", "Load");
    String id = deliverables.plan(request, plan("a"), NOW).getFirst();
    deliverables.assign(id, "singing");
    assertThat(deliverables.producers("singing").getFirst().openEffortHours())
        .isEqualByComparingTo("4");

    // when
    given.asset(id, 1, Map.of("body", "la"), "accept");

    // then
    assertThat(deliverables.producers("singing").getFirst().openEffortHours()).isZero();
  }

  @Test
  void shouldGiveTheNewestAcceptedVersionWhenThereAreSeveral() {
    // given
    String request = given.request("other", "Versions");
    String id = deliverables.plan(request, plan("a"), NOW).getFirst();
    given.asset(id, 1, Map.of("body", "one"), "accept");
    given.asset(id, 2, Map.of("body", "two"), "rework");

    // when
    assets.storeFindings(id, 2, List.of(new Finding("links", "broken")));

    // then
    assertThat(assets.accepted(request)).extracting(AssetVersion::version).containsExactly(1);
    assertThat(assets.newest(id)).map(AssetVersion::version).contains(2);
  }

  private static List<PlannedDeliverable> plan(String... kinds) {
    return Stream.of(kinds)
        .map(
            kind ->
                new PlannedDeliverable(
                    new PlannedAsset(
                        kind,
                        kind,
                        "skill",
                        BigDecimal.valueOf(4),
                        false,
                        false,
                        List.of("not-empty"),
                        "brand"),
                    null,
                    "en"))
        .toList();
  }
}
