package io.launchdesk.portal.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.proof.decision.Doubt.Reason;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contents of decision tables do to the controls. */
class TablesInProofTest {
  private static final ModelId APPROVAL = OwnModels.process("ApprovalProcess");
  private static final ModelId PRODUCTION = OwnModels.process("AssetProductionProcess");
  private static final ModelId INTAKE = OwnModels.process("IntakeProcess");
  private static final ModelId POLICY = new ModelId(ModelKind.DECISION, "approvalPolicy");
  private static final ModelId PLAN = new ModelId(ModelKind.DECISION, "productionPlan");
  private static final ModelId TRIAGE = new ModelId(ModelKind.DECISION, "triage");
  private static final String REVIEWED = "control-reviewed-before-launch";
  private static final String DEAD_END = "control-no-dead-end";
  private static final String UNREACHABLE = "control-no-unreachable-step";

  private final OwnModels own = OwnModels.read();

  @Test
  void shouldFindRequestsThatNoRowPutsBeforeAnybody() {
    // given small requests no longer go to the marketing lead, and audience lists not to brand
    OwnModels changed =
        own.with(POLICY, entry("1_2", "&lt;= 50000"), entry("1_2", "]1000..50000]"));

    // when
    List<Finding> found = of(changed, REVIEWED);

    // then the table is told, and the way to the launch
    assertThat(found)
        .extracting(Finding::model, Finding::element)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(APPROVAL, "BusinessRuleTask_DecideApprovals"),
            org.assertj.core.groups.Tuple.tuple(POLICY, "approvalPolicy"));
    Finding way =
        found.stream().filter(one -> one.model().equals(APPROVAL)).findFirst().orElseThrow();
    assertThat(way.severity()).isEqualTo(Severity.ERROR);
    assertThat(way.message())
        .contains("approvalPolicy", "Request type \"audience-list\"", "Budget (EUR) ");
    assertThat(way.path())
        .containsSubsequence(
            "StartEvent_ApprovalStarted",
            "BusinessRuleTask_DecideApprovals",
            "SubProcess_ApprovalRound",
            "Gateway_RequestApproved",
            "EndEvent_RequestApproved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "if true then null else \"brand\""})
  void shouldFindARowThatNamesNoGroup(String group) {
    // given the row for legal
    Finding way =
        one(own.with(POLICY, result("5_3", "\"legal\""), result("5_3", group)), DEAD_END, APPROVAL);
    Finding row =
        one(own.with(POLICY, result("5_3", "\"legal\""), result("5_3", group)), DEAD_END, POLICY);

    // then
    assertThat(row.element()).isEqualTo("Rule_approvalPolicy_5");
    assertThat(way.message()).startsWith("Row 5 of the table approvalPolicy names no group");
    assertThat(way.element()).isEqualTo("UserTask_ApproveStep");
    assertThat(way.path())
        .containsSubsequence(
            "BusinessRuleTask_DecideApprovals", "SubProcess_ApprovalRound", "UserTask_ApproveStep");
  }

  @Test
  void shouldFindAnAssetThatNobodyReviews() {
    OwnModels changed = own.with(PLAN, result("4_8", "\"brand\""), result("4_8", "\"\""));

    assertThat(one(changed, DEAD_END, PLAN).element()).isEqualTo("Rule_productionPlan_4");
    assertThat(one(changed, DEAD_END, PRODUCTION).element()).isEqualTo("UserTask_ReviewAsset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // one row answers instead of all
        "hitPolicy=\"COLLECT\" | hitPolicy=\"FIRST\"",
        // the column is called otherwise
        "name=\"group\" | name=\"team\"",
      })
  void shouldFindAPolicyThatNobodyCanBeAskedBy(String part, String other) {
    assertThat(of(own.with(POLICY, part, other), DEAD_END))
        .extracting(Finding::model)
        .contains(APPROVAL, POLICY);
  }

  @Test
  void shouldFindAnEmptiedCellThatTheEngineCannotRead() {
    Finding found =
        one(own.with(POLICY, result("5_3", "\"legal\""), result("5_3", "")), DEAD_END, POLICY);

    assertThat(found.message()).startsWith("The engine cannot read this decision");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApprovalProcess | =[approvalStep.group] | =[&quot;brand&quot;] | UserTask_ApproveStep",
        "AssetProductionProcess | =[deliverable.reviewGroup] | =[deliverable.skill] |"
            + " UserTask_ReviewAsset",
      })
  void shouldFindAReviewThatIsPutBeforeAnotherGroupThanTheTableNames(
      String process, String part, String other, String task) {
    Finding found =
        one(
            own.with(
                OwnModels.process(process),
                "candidateGroups=\"" + part,
                "candidateGroups=\"" + other),
            REVIEWED,
            OwnModels.process(process));

    assertThat(found.element()).isEqualTo(task);
  }

  @Test
  void shouldFindAStepThatNoRowLeadsTo() {
    // given triage never asks for feasibility
    OwnModels changed = own;
    for (int row = 1; row <= 4; row++) {
      changed =
          changed.with(
              TRIAGE,
              "<outputEntry id=\"OutputEntry_triageFeasibility_%d_1\">\n          <text>true<"
                  .formatted(row),
              "<outputEntry id=\"OutputEntry_triageFeasibility_%d_1\">\n          <text>false<"
                  .formatted(row));
    }

    // then
    assertThat(of(changed, UNREACHABLE)).extracting(Finding::model).containsOnly(INTAKE);
  }

  @Test
  void shouldFindThatNobodyAnswersWhatAGatewayAsks() {
    // given no row for what is neither urgent nor large
    OwnModels changed =
        own.with(
            TRIAGE,
            "<inputEntry id=\"InputEntry_triageFeasibility_5_1\">\n          <text>-<",
            "<inputEntry id=\"InputEntry_triageFeasibility_5_1\">\n          <text>\"other\"<");

    // then the request stands still at the gateway, and the way there is told
    Finding found = one(changed, DEAD_END, INTAKE);
    assertThat(found.message()).contains("triage.checkFeasibility");
    assertThat(found.path())
        .containsSubsequence("StartEvent_IntakeStarted", "BusinessRuleTask_Triage")
        .endsWith(found.element());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a priority that no row gives
        "=triage.priority = \"urgent\" | control-no-unreachable-step",
        // a number that no row reaches
        "=triage.taskPriority &gt; 95 | control-no-unreachable-step",
        // every row is above
        "=triage.taskPriority &gt; 10 | ",
        // a part that the decision does not have
        "=triage.feasible | control-no-dead-end",
      })
  void shouldTakeOnlyWaysThatSomeRowAllows(String condition, String rule) {
    List<Finding> found =
        own.with(INTAKE, ">=triage.checkFeasibility<", ">" + condition + "<").findings();

    if (rule == null) {
      // then the other way out of the gateway leads to what is reached elsewhere
      assertThat(found).isEmpty();
    } else {
      assertThat(found).extracting(Finding::rule).contains(rule);
    }
  }

  @Test
  void shouldFollowAnAnswerThroughMappings() {
    // given what triage says is handed on before a gateway asks for it
    OwnModels changed =
        own.with(
            INTAKE,
            "resultVariable=\"triage\" bindingType=\"deployment\" />",
            "resultVariable=\"triage\" bindingType=\"deployment\" /><zeebe:ioMapping><zeebe:output"
                + " source=\"=triage\" target=\"triage\" /><zeebe:output source=\"=triage.team\""
                + " target=\"owner\" /></zeebe:ioMapping>");

    // then
    assertThat(
            changed.with(INTAKE, ">=triage.checkFeasibility<", ">=owner = \"nobody\"<").findings())
        .extracting(Finding::rule)
        .contains(UNREACHABLE);
    assertThat(
            changed
                .with(INTAKE, ">=triage.checkFeasibility<", ">=owner = \"web-team\"<")
                .findings())
        .isEmpty();
  }

  @Test
  void shouldLetAProcessTakeCareOfRequestsThatNoRowNames() {
    // given a table with a hole, and a process that ends such requests as rejected
    OwnModels hole = own.with(POLICY, entry("1_2", "&lt;= 50000"), entry("1_2", "]1000..50000]"));
    OwnModels careful =
        hole.with(
            APPROVAL,
            ">=approvalResult = \"rejected\"<",
            ">=approvalResult = \"rejected\" or approvalSteps = null<");

    // then
    assertThat(of(hole, REVIEWED)).isNotEmpty();
    assertThat(of(careful, REVIEWED)).isEmpty();
  }

  @Test
  void shouldSayWhatOfTheTablesItTakesForPossible() {
    // given a group that is read from a variable
    OwnModels changed = own.with(POLICY, result("5_3", "\"legal\""), result("5_3", "legalTeam"));

    // when
    var proven = new ControlsCheck(Map::of).proven(changed.contents());

    // then
    assertThat(proven.findings()).isEmpty();
    assertThat(proven.doubts())
        .anySatisfy(
            (doubt, file) -> {
              assertThat(doubt.element()).isEqualTo("Rule_approvalPolicy_5");
              assertThat(doubt.reason()).isEqualTo(Reason.RESULT);
              assertThat(file).isEqualTo(POLICY);
            })
        .anySatisfy(
            (doubt, file) -> {
              assertThat(doubt.element()).isEqualTo("Rule_approvalPolicy_11");
              assertThat(doubt.reason()).isEqualTo(Reason.CONDITION);
            });
  }

  private static String entry(String id, String text) {
    return "<inputEntry id=\"InputEntry_approvalPolicy_%s\">\n          <text>%s</text>"
        .formatted(id, text);
  }

  /** A result of the approval policy or the production plan: both number their columns alike. */
  private static String result(String id, String text) {
    return "_%s\">\n          <text>%s</text>\n        </outputEntry>".formatted(id, text);
  }

  private static List<Finding> of(OwnModels models, String rule) {
    return models.findings().stream().filter(found -> found.rule().equals(rule)).toList();
  }

  private static Finding one(OwnModels models, String rule, ModelId model) {
    return of(models, rule).stream()
        .filter(found -> found.model().equals(model))
        .findFirst()
        .orElseThrow(() -> new AssertionError(models.findings()));
  }
}
