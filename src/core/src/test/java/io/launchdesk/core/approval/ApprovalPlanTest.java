package io.launchdesk.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalPlanTest {
  private static final ApprovalStep LEAD = all("lead", 1, 1, "*");
  private static final ApprovalStep BRAND = all("brand", 2, 1, "description", "channels");
  private static final ApprovalStep FINANCE = all("finance", 2, 1, "budget");
  private static final ApprovalStep REGION =
      new ApprovalStep("region", "Region", "emea", 3, "quorum", 2, 3, List.of("region"));
  private static final List<ApprovalStep> POLICY = List.of(REGION, FINANCE, BRAND, LEAD);

  @Test
  void shouldAskInOrderAndSideBySideWhenNothingIsDecided() {
    // when
    List<ApprovalRound> rounds = ApprovalPlan.rounds(POLICY, List.of(), List.of());

    // then
    assertThat(rounds)
        .extracting(ApprovalPlanTest::steps)
        .containsExactly(
            List.of("lead"), List.of("finance", "brand"), List.of("region", "region", "region"));
    assertThat(rounds).extracting(ApprovalRound::mode).containsExactly("all", "all", "quorum");
    assertThat(rounds).extracting(ApprovalRound::required).containsExactly(1, 2, 2);
    assertThat(rounds.getLast().steps())
        .extracting(ApprovalRound.Seat::seat)
        .containsExactly(1, 2, 3);
  }

  @Test
  void shouldBeOverWhenAllHaveApproved() {
    assertThat(
            ApprovalPlan.rounds(
                POLICY,
                List.of(
                    approve("lead", "a", 1),
                    approve("brand", "b", 1),
                    approve("finance", "c", 1),
                    approve("region", "d", 1),
                    approve("region", "e", 1)),
                List.of()))
        .isEmpty();
  }

  @Test
  void shouldReopenOnlyWhatIsConcernedWhenTheBriefChanges() {
    // given
    var decisions =
        List.of(
            approve("brand", "b", 1),
            approve("finance", "c", 1),
            approve("region", "d", 1),
            approve("region", "e", 1));

    // when the budget changes in version 2
    var rounds =
        ApprovalPlan.rounds(
            List.of(BRAND, FINANCE, REGION), decisions, List.of(change(1), change(2, "budget")));

    // then
    assertThat(rounds).extracting(ApprovalPlanTest::steps).containsExactly(List.of("finance"));
  }

  @Test
  void shouldReopenEveryStepThatIsConcernedByAnythingWhenAnyFieldChanges() {
    assertThat(
            ApprovalPlan.rounds(
                List.of(LEAD), List.of(approve("lead", "a", 1)), List.of(change(2, "goal"))))
        .hasSize(1);
  }

  @Test
  void shouldKeepTheApprovalWhenItWasGivenAfterTheChange() {
    assertThat(
            ApprovalPlan.rounds(
                List.of(FINANCE),
                List.of(approve("finance", "c", 2)),
                List.of(change(1), change(2, "budget"))))
        .isEmpty();
  }

  @Test
  void shouldAskAgainWhenChangesWereRequested() {
    // given the brand's reviewer asked for changes that do not touch brand's own fields
    var rounds =
        ApprovalPlan.rounds(
            List.of(BRAND, FINANCE),
            List.of(decide("brand", "b", 1, "request-changes", 1), approve("finance", "c", 1)),
            List.of(change(2, "goal")));

    // then
    assertThat(rounds).extracting(ApprovalPlanTest::steps).containsExactly(List.of("brand"));
  }

  @Test
  void shouldAskForTheRestOnlyWhenAQuorumIsPartlyReached() {
    // when
    var rounds =
        ApprovalPlan.rounds(List.of(REGION), List.of(approve("region", "d", 1)), List.of());

    // then
    assertThat(rounds).singleElement().extracting(ApprovalRound::required).isEqualTo(1);
    assertThat(steps(rounds.getFirst())).hasSize(2);
  }

  @Test
  void shouldCountAPersonOnceWhenDecidingTwice() {
    assertThat(
            ApprovalPlan.rounds(
                List.of(REGION),
                List.of(approve("region", "d", 1), approve("region", "d", 1)),
                List.of()))
        .singleElement()
        .extracting(ApprovalRound::required)
        .isEqualTo(1);
  }

  @Test
  void shouldCountTheLastDecisionWhenAPersonChangedTheirMind() {
    assertThat(
            ApprovalPlan.rounds(
                List.of(FINANCE),
                List.of(
                    decide("finance", "c", 1, "request-changes", 5),
                    decide("finance", "c", 1, "approve", 3)),
                List.of()))
        .hasSize(1);
  }

  @Test
  void shouldAskOnceWhenThePolicyNamesAStepTwice() {
    assertThat(ApprovalPlan.rounds(List.of(LEAD, LEAD), List.of(), List.of()))
        .singleElement()
        .extracting(ApprovalPlanTest::steps)
        .isEqualTo(List.of("lead"));
  }

  private static List<String> steps(ApprovalRound round) {
    return round.steps().stream().map(ApprovalRound.Seat::step).toList();
  }

  private static ApprovalStep all(String step, int order, int reviewers, String... concerns) {
    return new ApprovalStep(step, step, step, order, "all", 0, reviewers, List.of(concerns));
  }

  private static ApprovalDecision approve(String step, String person, int version) {
    return decide(step, person, version, "approve", 1);
  }

  private static ApprovalDecision decide(
      String step, String person, int version, String decision, int second) {
    return new ApprovalDecision(
        step, person, version, decision, Instant.ofEpochSecond(1_700_000_000L + second));
  }

  private static BriefChange change(int version, String... fields) {
    return new BriefChange(version, List.of(fields));
  }
}
