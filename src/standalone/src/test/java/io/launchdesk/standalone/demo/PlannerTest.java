package io.launchdesk.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  static final List<Example> EXAMPLES = Examples.in(Path.of("../../examples"));

  @Test
  void shouldPlayEachScenarioOnceWhenThereAreAsManyRequests() {
    List<PlannedRequest> plan = plan(Scenario.values().length, Stage.END);

    assertThat(plan.stream().map(PlannedRequest::scenario))
        .containsExactlyInAnyOrder(Scenario.values());
  }

  @Test
  void shouldUseEachRequestTypeWhenTwentyFourAreAskedFor() {
    Set<String> types =
        EXAMPLES.stream().map(Example::type).collect(Collectors.toCollection(HashSet::new));

    assertThat(plan(24, Stage.END).stream().map(PlannedRequest::type)).containsAll(types);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 24, 25, 200})
  void shouldPlanAsManyAsAskedForWhenNumberIsGiven(int requests) {
    List<PlannedRequest> plan = plan(requests, Stage.END);

    assertThat(plan).hasSize(requests);
    assertThat(plan.getFirst().scenario()).isEqualTo(Scenario.STRAIGHT);
    assertThat(plan.stream().map(PlannedRequest::number)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepLaunchDatesAndMeasuringWindowsWhenAskedTo() {
    List<PlannedRequest> plan =
        new Planner(EXAMPLES, List.of("requester"), 1, true).plan(60, Stage.LAUNCH, false);

    assertThat(plan)
        .anySatisfy(request -> assertThat(request.complete()).containsKey("launchDate"))
        .anySatisfy(
            request -> assertThat(request.complete()).extracting("measuringDays").isNotEqualTo(0));
  }

  @Test
  void shouldGiveTheSamePlanWhenSeedIsTheSame() {
    assertThat(plan(60, Stage.END)).isEqualTo(plan(60, Stage.END));
    assertThat(new Planner(EXAMPLES, List.of("requester"), 2, false).plan(60, Stage.END, true))
        .isNotEqualTo(
            new Planner(EXAMPLES, List.of("requester"), 3, false).plan(60, Stage.END, true));
  }

  @Test
  void shouldRepeatRequestThatStaysWhenScenarioIsDuplicate() {
    List<PlannedRequest> plan = plan(100, Stage.END);

    assertThat(plan)
        .filteredOn(request -> request.scenario().isDuplicate())
        .isNotEmpty()
        .allSatisfy(
            copy -> {
              PlannedRequest twin = plan.get(copy.twinOf() - 1);
              assertThat(twin.number()).isLessThan(copy.number());
              assertThat(twin.title()).isEqualTo(copy.title());
              assertThat(twin.requester()).isEqualTo(copy.requester());
              assertThat(twin.scenario().outcome()).isEqualTo("delivered");
            });
  }

  @Test
  void shouldGiveEachRequestATitleOfItsOwnWhenItIsNoDuplicate() {
    assertThat(
            plan(120, Stage.END).stream()
                .filter(request -> !request.scenario().isDuplicate())
                .map(PlannedRequest::title))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldComeToAnEndTodayWhenExampleHasDates() {
    assertThat(plan(100, Stage.END))
        .allSatisfy(
            request -> {
              assertThat(request.complete()).containsEntry("launchTiming", "asap");
              assertThat(request.complete()).containsEntry("measuringDays", 0);
              assertThat(request.complete()).doesNotContainKey("launchDate");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"INTAKE", "APPROVAL", "PRODUCTION", "LAUNCH", "MEASURING"})
  void shouldLeaveOutWhatHappensLaterWhenDemonstrationStopsBefore(Stage until) {
    EnumSet<Scenario> played = EnumSet.noneOf(Scenario.class);
    plan(100, until).forEach(request -> played.add(request.scenario()));

    assertThat(played)
        .allSatisfy(
            scenario ->
                assertThat(scenario.endsIn() == Stage.END || scenario.endsIn().isBefore(until))
                    .isTrue());
  }

  @Test
  void shouldBreakNoChannelWhenThereIsNoSwitch() {
    assertThat(new Planner(EXAMPLES, List.of("requester"), 1, false).plan(100, Stage.END, false))
        .noneMatch(request -> request.scenario() == Scenario.CHANNEL_FAILS);
  }

  static List<PlannedRequest> plan(int requests, Stage until) {
    return new Planner(EXAMPLES, List.of("requester", "amara.okafor"), 1, false)
        .plan(requests, until, true);
  }
}
