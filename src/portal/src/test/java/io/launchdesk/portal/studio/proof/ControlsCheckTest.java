package io.launchdesk.portal.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsCheckTest {
  private static final ModelId REQUEST = OwnModels.process("MarketingRequestProcess");
  private static final ModelId APPROVAL = OwnModels.process("ApprovalProcess");
  private static final ModelId PRODUCTION = OwnModels.process("AssetProductionProcess");
  private static final ModelId LAUNCH = OwnModels.process("LaunchProcess");
  private static final ModelId MEASURE = OwnModels.process("MeasureProcess");
  private static final String EYES = "control-other-eyes";
  private static final String REVIEWED = "control-reviewed-before-launch";
  private static final String DEAD_END = "control-no-dead-end";
  private static final String UNREACHABLE = "control-no-unreachable-step";
  private static final String ASKS = "goDecision = \"no-go\"";
  private static final String DECIDES =
      "<zeebe:formDefinition formId=\"decideGoNoGo\" bindingType=\"deployment\" />";

  private final OwnModels own = OwnModels.read();

  @Test
  void shouldProveEveryControlOfTheProductsOwnModels() {
    assertThat(own.findings()).isEmpty();
  }

  @Test
  void shouldFindALaunchPastTheApproval() {
    // given the way from the start of the fulfilment leads to the production
    OwnModels changed =
        own.with(
            REQUEST,
            "sourceRef=\"StartEvent_FulfilmentStarted\" targetRef=\"Gateway_ApprovalJoined\"",
            "sourceRef=\"StartEvent_FulfilmentStarted\" targetRef=\"CallActivity_AssetProduction\"");

    // when
    Finding found = one(changed, REVIEWED);

    // then
    assertThat(found.model()).isEqualTo(REQUEST);
    assertThat(found.severity()).isEqualTo(Severity.ERROR);
    assertThat(found.message()).contains("approvalPolicy");
    assertThat(nodes(found))
        .containsSubsequence(
            "StartEvent_RequestSubmitted",
            "CallActivity_Intake",
            "SubProcess_Fulfilment",
            "StartEvent_FulfilmentStarted",
            "CallActivity_AssetProduction",
            "CallActivity_Launch")
        .doesNotContain("CallActivity_Approval");
  }

  @Test
  void shouldFollowAnAnswerThroughWhatAMappingMakesOfIt() {
    // given a gateway that asks for a variable that is made of the answer, rightly and the other
    // way round
    OwnModels right = own.with(LAUNCH, ASKS, "launching = \"no-go\"");
    OwnModels wrong = right.with(LAUNCH, DECIDES, DECIDES + made("no-go"));
    right = right.with(LAUNCH, DECIDES, DECIDES + made("go"));

    // then
    assertThat(right.findings()).isEmpty();
    assertThat(of(wrong, REVIEWED))
        .anySatisfy(found -> assertThat(found.element()).isEqualTo("UserTask_DecideGoNoGo"));
  }

  /** {@code go} for that answer, else {@code no-go}. */
  private static String made(String answer) {
    return "<zeebe:ioMapping><zeebe:output source=\"=if goDecision = &quot;%s&quot; then &quot;go&quot; else &quot;no-go&quot;\" target=\"launching\" /></zeebe:ioMapping>"
        .formatted(answer);
  }

  @Test
  void shouldFindARefusedRequestThatGoesOnToProduction() {
    // given what is not approved leads on, too
    OwnModels changed =
        own.with(
            REQUEST,
            "sourceRef=\"Gateway_RequestApproved\" targetRef=\"EndEvent_ApprovalRefused\"",
            "sourceRef=\"Gateway_RequestApproved\" targetRef=\"CallActivity_AssetProduction\"");

    // when
    List<Finding> found = of(changed, REVIEWED);

    // then
    assertThat(found)
        .extracting(Finding::model, Finding::element)
        .contains(
            org.assertj.core.groups.Tuple.tuple(APPROVAL, "SubProcess_ApprovalStep"),
            org.assertj.core.groups.Tuple.tuple(APPROVAL, "UserTask_ResolveBudget"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the approval's outcome is swapped
        "source=\"=&quot;rejected&quot;\" target=\"approvalOutcome\" | source=\"=&quot;approved&quot;\" target=\"approvalOutcome\"",
        // another answer than rejected leads to the rejection
        "=approvalResult = \"rejected\" | =approvalResult = \"refused\"",
        // requests for changes are not asked for
        "=approvalResult = \"changes\" | =approvalResult = \"change\"",
        // one approval outweighs a rejection
        "else if list contains(stepDecisions, &quot;reject&quot;) then &quot;rejected&quot; | else if list contains(stepDecisions, &quot;approve&quot;) then &quot;approved&quot;",
        // a round goes on after a rejection, and the last round counts
        "=approvalResult != \"approved\" | =false",
        // a quorum of one less
        "count(stepDecisions[item = &quot;approve&quot;]) &gt;= approvalRound.required then | count(stepDecisions[item = &quot;approve&quot;]) + 1 &gt;= approvalRound.required then",
        // something else than the decision is counted
        "outputElement=\"=approvalDecision\" | outputElement=\"=&quot;approve&quot;\"",
        // the step ends without anybody being asked
        "sourceRef=\"StartEvent_StepOpened\" targetRef=\"UserTask_ApproveStep\" | sourceRef=\"StartEvent_StepOpened\" targetRef=\"EndEvent_StepDecided\"",
        // the round ends without its steps
        "sourceRef=\"StartEvent_RoundOpened\" targetRef=\"SubProcess_ApprovalStep\" | sourceRef=\"StartEvent_RoundOpened\" targetRef=\"EndEvent_RoundDecided\"",
        // the approval goes past the rounds
        "sourceRef=\"ServiceTask_PlanApprovals\" targetRef=\"SubProcess_ApprovalRound\" | sourceRef=\"ServiceTask_PlanApprovals\" targetRef=\"Gateway_BudgetJoined\"",
        // nobody looks the policy up
        "sourceRef=\"ServiceTask_ValidateBrief\" targetRef=\"BusinessRuleTask_DecideApprovals\" | sourceRef=\"ServiceTask_ValidateBrief\" targetRef=\"ServiceTask_PlanApprovals\"",
        // others are asked than the policy names
        "inputCollection=\"=approvalRounds\" | inputCollection=\"=[]\"",
        "inputCollection=\"=approvalRound.steps\" | inputCollection=\"=someSteps\"",
        // a rejected budget is reserved
        "=budgetDecision = \"exceed\" | =budgetDecision = \"reject\"",
      })
  void shouldFindApprovalsThatDoNotHold(String part, String other) {
    List<Finding> found = of(own.with(APPROVAL, part, other), REVIEWED);

    assertThat(found).isNotEmpty();
    assertThat(found).extracting(Finding::model).containsOnly(APPROVAL);
    assertThat(found.getFirst().path()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=reviewDecision = \"rework\" | =reviewDecision = \"redo\"",
        "sourceRef=\"ServiceTask_CheckAsset\" targetRef=\"Gateway_ChecksPassed\" | sourceRef=\"ServiceTask_CheckAsset\" targetRef=\"EndEvent_AssetAccepted\"",
        "sourceRef=\"ServiceTask_PlanDeliverables\" targetRef=\"SubProcess_Deliverable\" | sourceRef=\"ServiceTask_PlanDeliverables\" targetRef=\"ServiceTask_SettleBrief\"",
        "inputCollection=\"=deliverables\" | inputCollection=\"=[]\"",
      })
  void shouldFindAssetsThatAreNotReviewed(String part, String other) {
    List<Finding> found = of(own.with(PRODUCTION, part, other), REVIEWED);

    assertThat(found).isNotEmpty();
    assertThat(found).extracting(Finding::model).containsOnly(PRODUCTION);
  }

  @Test
  void shouldFindANoGoThatLaunches() {
    Finding found =
        one(own.with(LAUNCH, "=goDecision = \"no-go\"", "=goDecision = \"nogo\""), REVIEWED);

    assertThat(found.model()).isEqualTo(LAUNCH);
    assertThat(found.element()).isEqualTo("UserTask_DecideGoNoGo");
    assertThat(nodes(found))
        .containsSubsequence(
            "UserTask_DecideGoNoGo", "Gateway_GoDecided", "ServiceTask_PublishChannel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"approveStep.form", "resolveBudget.form"})
  void shouldFindADecisionThatIsNotClosedToTheRequester(String form) {
    // given
    String fact = form.startsWith("approve") ? "approvalDecision" : "budgetDecision";
    OwnModels changed =
        own.with(APPROVAL, "key=\"fourEyes\" value=\"true\"", "key=\"fourEyes\" value=\"false\"");

    // when
    List<Finding> found = of(changed, EYES);

    // then
    assertThat(found).hasSize(2);
    Finding task =
        found.stream().filter(one -> one.message().contains(fact)).findFirst().orElseThrow();
    assertThat(task.path()).startsWith("StartEvent_ApprovalStarted").endsWith(task.element());
  }

  @Test
  void shouldFindAFormOfTheRequesterThatDecides() {
    // given the offer is answered with the approver's form
    Finding found =
        of(
                own.with(
                    OwnModels.process("IntakeProcess"),
                    "formId=\"answerCounterOffer\"",
                    "formId=\"approveStep\""),
                EYES)
            .getFirst();

    assertThat(found.element()).isEqualTo("UserTask_AnswerCounterOffer");
  }

  @Test
  void shouldFindADecisionThatIsGivenToTheRequester() {
    Finding found =
        one(
            own.with(LAUNCH, "candidateGroups=\"=[group]\"", "candidateUsers=\"=[requester]\""),
            EYES);

    assertThat(found.element()).isEqualTo("UserTask_DecideGoNoGo");
  }

  @Test
  void shouldFindAGatewayWithoutDefaultWhoseConditionsDoNotCover() {
    Finding found =
        one(
            own.with(REQUEST, " default=\"SequenceFlow_RequestAcceptedNo\"", ""),
            UNREACHABLE,
            DEAD_END);

    assertThat(found.element()).isIn("Gateway_RequestAccepted", "Gateway_NotDeliveredJoined");
  }

  @Test
  void shouldFindAParallelJoinBehindAnExclusiveSplit() {
    // given
    String join = "exclusiveGateway id=\"Gateway_ResultsJoined\"";
    OwnModels changed =
        own.with(MEASURE, join, join.replace("exclusive", "parallel"))
            .with(
                MEASURE,
                "<bpmn:outgoing>SequenceFlow_ResultsJoinedToRatingJoined</bpmn:outgoing>\n    </bpmn:exclusiveGateway>",
                "<bpmn:outgoing>SequenceFlow_ResultsJoinedToRatingJoined</bpmn:outgoing>\n    </bpmn:parallelGateway>");

    // when
    Finding found = one(changed, DEAD_END);

    // then
    assertThat(found.model()).isEqualTo(MEASURE);
    assertThat(found.element()).isEqualTo("Gateway_ResultsJoined");
    assertThat(nodes(found))
        .containsSubsequence(
            "StartEvent_MeasuringStarted", "Gateway_ResultsComplete", "Gateway_ResultsJoined");
  }

  @Test
  void shouldFindAnErrorThatNobodyCatches() {
    Finding found =
        of(
                own.with(
                        REQUEST,
                        "id=\"ErrorEventDefinition_IntakeBriefChanged\" errorRef=\"Error_BriefChanged\"",
                        "id=\"ErrorEventDefinition_IntakeBriefChanged\" errorRef=\"Error_Other\"")
                    .with(
                        REQUEST,
                        "<bpmn:error id=\"Error_BriefChanged\"",
                        "<bpmn:error id=\"Error_Other\" name=\"Err_Other\" errorCode=\"Err_Other\" />\n  <bpmn:error id=\"Error_BriefChanged\""),
                DEAD_END)
            .getFirst();

    assertThat(found.element()).isEqualTo("EndEvent_BriefOutdated");
  }

  @Test
  void shouldFindWhatDoesNotExist() {
    assertThat(of(own.without(MEASURE), DEAD_END))
        .extracting(Finding::element)
        .containsExactly("CallActivity_Measure");
    assertThat(of(own.without(new ModelId(ModelKind.FORM, "reviewAsset")), DEAD_END))
        .extracting(Finding::element)
        .containsExactly("UserTask_ReviewAsset");
    assertThat(of(own.without(new ModelId(ModelKind.DECISION, "channelChecks")), DEAD_END))
        .extracting(Finding::element)
        .containsExactly("BusinessRuleTask_DecideChannelChecks");
  }

  @Test
  void shouldFindAnUnreachableStep() {
    // given what is behind a take-back can never be chosen
    OwnModels changed =
        own.with(LAUNCH, "=launchConfirmation = \"take-back\"", "=launchConfirmation = \"undo\"");

    // when
    List<Finding> found = of(changed, UNREACHABLE);

    // then
    assertThat(found)
        .extracting(Finding::element)
        .containsExactly("IntermediateThrowEvent_PublicationsTakenBack");
  }

  @Test
  void shouldFindALoopWithoutAnEnd() {
    // given the rating leads back to the question
    OwnModels changed =
        own.with(
                MEASURE,
                "sourceRef=\"UserTask_RateDelivery\" targetRef=\"EndEvent_DeliveryRated\"",
                "sourceRef=\"UserTask_RateDelivery\" targetRef=\"Gateway_RatingJoined\"")
            .with(
                MEASURE,
                "sourceRef=\"ServiceTask_EscalateRateDelivery\" targetRef=\"EndEvent_ClosedWithoutRating\"",
                "sourceRef=\"ServiceTask_EscalateRateDelivery\" targetRef=\"Gateway_RatingJoined\"");

    // then
    assertThat(of(changed, DEAD_END)).extracting(Finding::model).contains(MEASURE);
  }

  @Test
  void shouldTellOfAProcessThatCannotBeRead() {
    assertThat(own.with(MEASURE, "</bpmn:definitions>", "").findings())
        .anySatisfy(
            found -> {
              assertThat(found.model()).isEqualTo(MEASURE);
              assertThat(found.message()).contains("cannot be read");
            });
  }

  @Test
  void shouldOnlyWarnOfWhatWasThereWithoutTheChange() {
    // given a dead end that is live, and a form that is changed
    OwnModels live = own.without(MEASURE);
    ModelId form = new ModelId(ModelKind.FORM, "reviewAsset");
    ModelPicture harmless = new ModelPicture(live.contents(), Set.of(form));
    ModelPicture itsOwn = new ModelPicture(live.contents(), Set.of(REQUEST));

    // then
    assertThat(new ControlsCheck(live::contents).check(harmless))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING));
    assertThat(new ControlsCheck(live::contents).check(itsOwn))
        .anySatisfy(found -> assertThat(found.severity()).isEqualTo(Severity.ERROR));
    assertThat(new ControlsCheck(own::contents).check(harmless))
        .as("what comes with the change")
        .anySatisfy(found -> assertThat(found.severity()).isEqualTo(Severity.ERROR));
  }

  @Test
  void shouldLeaveOutWhatIsRefusedBefore() {
    // given more nesting than any parser stands
    String deep = "<bpmn:subProcess>".repeat(10_000) + "</bpmn:subProcess>".repeat(10_000);
    Map<ModelId, String> contents =
        own.with(MEASURE, "</bpmn:process>", deep + "</bpmn:process>").contents();

    // then
    assertThat(new ControlsCheck(own::contents).check(new ModelPicture(contents, Set.of(MEASURE))))
        .isEmpty();
    assertThat(new ControlsCheck(own::contents).check(new ModelPicture(contents, Set.of())))
        .anySatisfy(found -> assertThat(found.message()).contains("cannot be read"));
  }

  @Test
  void shouldNotReadFeelThatKeepsTheParserBusy() {
    // given
    Map<ModelId, String> contents =
        own.with(MEASURE, ">=measureUntil<", ">=" + "(".repeat(60) + "1" + ")".repeat(60) + "<")
            .contents();

    // then
    assertThat(new ControlsCheck(own::contents).check(new ModelPicture(contents, Set.of(MEASURE))))
        .isEmpty();
  }

  private static List<Finding> of(OwnModels models, String rule) {
    return models.findings().stream().filter(found -> found.rule().equals(rule)).toList();
  }

  private static Finding one(OwnModels models, String... rules) {
    List<Finding> found =
        models.findings().stream().filter(one -> List.of(rules).contains(one.rule())).toList();
    assertThat(found).isNotEmpty();
    return found.getFirst();
  }

  private static List<String> nodes(Finding found) {
    return found.path().stream().filter(id -> !id.startsWith("SequenceFlow_")).toList();
  }
}
