package io.launchdesk.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.approval.ApprovalImpact.Situation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalImpactTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final ApprovalStep LEAD = step("lead", 1, "title", "budget");
  private static final ApprovalStep BRAND = step("brand", 2, "title", "audience");
  private static final ApprovalStep FINANCE = step("finance", 3, "costCentre");

  @Test
  void shouldNotBeAffectedWhenNobodyIsConcerned() {
    assertThat(affected(List.of(LEAD, BRAND), List.of(LEAD, BRAND), List.of(), "storyAs"))
        .isFalse();
  }

  @Test
  void shouldBeAffectedWhenAnOpenStepIsConcerned() {
    assertThat(affected(List.of(LEAD, BRAND), List.of(LEAD, BRAND), List.of(), "audience"))
        .isTrue();
  }

  @Test
  void shouldBeAffectedWhenAnApprovalDoesNotStandAnyMore() {
    var approved = List.of(decision("lead", "approve"), decision("brand", "approve"));

    assertThat(affected(List.of(LEAD, BRAND), List.of(LEAD, BRAND), approved, "title")).isTrue();
    assertThat(affected(List.of(LEAD, BRAND), List.of(LEAD, BRAND), approved, "goal")).isFalse();
  }

  @Test
  void shouldBeAffectedWhenThePolicyAsksForOthers() {
    assertThat(affected(List.of(LEAD), List.of(LEAD, FINANCE), List.of(), "urgency")).isTrue();
    assertThat(affected(List.of(LEAD, FINANCE), List.of(LEAD), List.of(), "urgency")).isTrue();
  }

  @Test
  void shouldBeAffectedWhenMoneyChangesThoughNobodyIsConcerned() {
    assertThat(
            affected(
                List.of(BRAND), List.of(BRAND), List.of(decision("brand", "approve")), "budget"))
        .isTrue();
  }

  @Test
  void shouldBeAffectedWhenChangesWereAskedFor() {
    var asked = List.of(decision("lead", "approve"), decision("brand", "request-changes"));

    assertThat(affected(List.of(LEAD, BRAND), List.of(LEAD, BRAND), asked, "storyAs")).isTrue();
  }

  private static boolean affected(
      List<ApprovalStep> planned,
      List<ApprovalStep> revised,
      List<ApprovalDecision> decisions,
      String... changed) {
    return ApprovalImpact.affected(
        new Situation(
            planned,
            1,
            revised,
            decisions,
            List.of(new BriefChange(1, List.of()), new BriefChange(2, List.of(changed)))));
  }

  private static ApprovalStep step(String name, int order, String... concerns) {
    return new ApprovalStep(name, name, name, order, "all", 1, 1, List.of(concerns));
  }

  private static ApprovalDecision decision(String step, String decision) {
    return new ApprovalDecision(step, "ann", 1, decision, NOW);
  }
}
