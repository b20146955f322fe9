package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.launchdesk.core.contract.Step;
import io.launchdesk.core.production.AssetChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluates the decision tables on the engine. */
@Tag(Engine.TAG)
class DecisionsTest {
  private static final List<String> STAGES =
      List.of("intake", "approval", "asset-production", "launch");
  private static final List<String> TYPES =
      List.of(
          "email-campaign",
          "social-campaign",
          "paid-ads",
          "landing-page",
          "event",
          "creative-asset",
          "press-release",
          "audience-list",
          "go-to-market",
          "other");
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final Engine engine = new Engine();

  @ParameterizedTest
  @CsvSource({
    // type, urgency, days, budget → priority, class, team, feasibility
    "email-campaign,  normal, 30,   3000,  normal,   standard, campaign-team, false",
    "email-campaign,  urgent, 3,    3000,  critical, fast,     campaign-team, true",
    "landing-page,    urgent, 30,   0,     high,     standard, web-team,      false",
    "landing-page,    normal, ,     0,     normal,   standard, web-team,      false",
    "go-to-market,    normal, 90,   90000, high,     project,  campaign-team, true",
    "event,           normal, 90,   4000,  low,      project,  event-team,    true",
    "creative-asset,  normal, 20,   500,   normal,   fast,     creative-team, false",
    "other,           normal, 20,   0,     normal,   standard, campaign-team, true",
  })
  void shouldTriage(
      String type,
      String urgency,
      Integer days,
      int budget,
      String priority,
      String slaClass,
      String team,
      boolean feasibility) {
    var inputs = inputs(type, List.of("email"));
    inputs.put("urgency", urgency);
    inputs.put("daysToLaunch", days);
    inputs.put("budgetAmount", budget);

    var triage = evaluate("triage", inputs);

    assertThat(triage.path("priority").asText()).isEqualTo(priority);
    assertThat(triage.path("slaClass").asText()).isEqualTo(slaClass);
    assertThat(triage.path("team").asText()).isEqualTo(team);
    assertThat(triage.path("checkFeasibility").asBoolean()).isEqualTo(feasibility);
    assertThat(triage.path("taskPriority").asInt()).isBetween(1, 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "fast", "project"})
  void shouldPromiseEachStepOnceWhateverTheTypeAndPriority(String slaClass) {
    var steps =
        Stream.concat(
                ProcessFile.all().stream()
                    .flatMap(file -> file.elements(UserTask.class).stream())
                    .map(task -> Step.ofElement(task.getId()).name()),
                Stream.concat(STAGES.stream(), Stream.of("first-response", "delivery")))
            .toList();
    for (String type : TYPES) {
      var rows = evaluate("slaPolicy", sla(type, slaClass, "normal"));

      assertThat(rows)
          .extracting(row -> row.path("step").asText())
          .as(type)
          .containsExactlyInAnyOrderElementsOf(steps);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.path("remindAfterHours").asDouble())
                    .isPositive()
                    .isLessThan(row.path("escalateAfterHours").asDouble());
                assertThat(row.path("targetHours").asDouble()).isPositive();
                assertThat(row.path("group").asText()).isNotEmpty();
                assertThat(row.path("escalateTo").asText()).isNotEmpty();
                assertThat(row.path("party").asText()).isIn("provider", "requester");
                assertThat(row.path("calendar").asText())
                    .isIn(
                        row.path("party").asText().equals("requester")
                            ? List.of("requester")
                            : List.of("standard", "team"));
                assertThat(row.path("pauses").isBoolean()).isTrue();
                assertThat(row.path("escalation")).isNotEmpty();
                assertThat(row.path("scope").asText()).isEqualTo(scope(row.path("step").asText()));
              });
    }
  }

  private static String scope(String step) {
    return switch (step) {
      case "first-response" -> "response";
      case "delivery" -> "delivery";
      default -> STAGES.contains(step) ? "stage" : "task";
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "fast", "project"})
  void shouldPromiseDeliveryInTheTimeOfItsStages(String slaClass) {
    for (String type : TYPES) {
      Map<String, Double> hours = new HashMap<>();
      evaluate("slaPolicy", sla(type, slaClass, "normal"))
          .forEach(row -> hours.put(row.path("step").asText(), row.path("targetHours").asDouble()));

      assertThat(hours.get("approval") + hours.get("asset-production") + hours.get("launch"))
          .as(type)
          .isLessThanOrEqualTo(hours.get("delivery"));
    }
  }

  @Test
  void shouldPauseForWhatTheRequesterIsAskedBeforeDelivery() {
    var rows = evaluate("slaPolicy", sla("email-campaign", "standard", "normal"));

    assertThat(rows)
        .filteredOn(row -> row.path("pauses").asBoolean())
        .extracting(row -> row.path("step").asText())
        .containsExactlyInAnyOrder("complete-brief", "answer-counter-offer", "revise-brief");
    assertThat(rows)
        .filteredOn(row -> row.path("party").asText().equals("requester"))
        .extracting(row -> row.path("step").asText())
        .containsExactlyInAnyOrder(
            "complete-brief", "answer-counter-offer", "revise-brief", "rate-delivery");
  }

  @Test
  void shouldEscalateStepByStepAsTheTableSays() {
    assertThat(escalation("standard", "normal", "approve-step"))
        .containsExactly(
            "1 remind-assignee reminder 0",
            "2 remind-group escalation 0",
            "3 hand-over escalation 4",
            "4 tell-manager escalation 8",
            "5 raise-priority escalation 16");
    assertThat(escalation("fast", "critical", "approve-step"))
        .contains("3 hand-over escalation 0.5", "5 raise-priority escalation 2");
    assertThat(escalation("standard", "normal", "revise-brief"))
        .containsExactly(
            "1 remind-assignee reminder 0",
            "2 tell-manager escalation 0",
            "3 raise-priority escalation 0");
    assertThat(escalation("standard", "normal", "approval"))
        .isEqualTo(escalation("fast", "normal", "first-response"))
        .containsExactly(
            "1 remind-team reminder 0",
            "2 tell-team due 0",
            "3 tell-manager escalation 0",
            "4 raise-priority escalation 0");
    assertThat(escalation("standard", "normal", "delivery"))
        .containsExactly("1 tell-team due 0", "2 tell-manager due 8", "3 raise-priority due 8");
  }

  private static List<String> escalation(String slaClass, String priority, String step) {
    List<String> levels = new ArrayList<>();
    for (var row : evaluate("slaPolicy", sla("email-campaign", slaClass, priority))) {
      if (row.path("step").asText().equals(step)) {
        row.path("escalation")
            .forEach(
                level ->
                    levels.add(
                        "%s %s %s %s"
                            .formatted(
                                level.path("level").asText(),
                                level.path("action").asText(),
                                level.path("from").asText(),
                                level.path("plusHours").asText())));
      }
    }
    return levels;
  }

  @Test
  void shouldPromiseHalfTheHoursWhenThePriorityIsCritical() {
    var normal = evaluate("slaPolicy", sla("email-campaign", "standard", "normal"));
    var critical = evaluate("slaPolicy", sla("email-campaign", "standard", "critical"));

    for (int row = 0; row < normal.size(); row++) {
      assertThat(critical.get(row).path("targetHours").asDouble())
          .isEqualTo(normal.get(row).path("targetHours").asDouble() / 2);
    }
  }

  @Test
  void shouldAskOnlyLeadAndBrandWhenNothingIsSpecial() {
    assertThat(approvals(Map.of())).containsExactlyInAnyOrder("1 marketing-lead", "2 brand");
  }

  @Test
  void shouldAskEveryoneConcerned() {
    assertThat(
            approvals(
                Map.of(
                    "budgetAmount", 8000, "region", "apac", "personalData", true, "claims", true)))
        .containsExactlyInAnyOrder(
            "1 marketing-lead", "2 brand", "2 legal", "2 privacy", "2 region-apac", "3 finance");
  }

  @Test
  void shouldAskAPanelOfLeadsWhenAMarketIsLaunchedOrMuchMoneySpent() {
    assertThat(approvals(Map.of("requestType", "go-to-market"))).contains("1 lead-panel");
    assertThat(approvals(Map.of("budgetAmount", 50001))).contains("1 lead-panel");
    assertThat(approvals(Map.of("budgetAmount", 50000))).contains("1 marketing-lead");
  }

  @Test
  void shouldAskEachStepAtMostOnce() {
    for (String type : TYPES) {
      for (int budget : new int[] {0, 2000, 5000, 5001, 60000}) {
        var steps =
            approvals(
                Map.of(
                    "requestType",
                    type,
                    "budgetAmount",
                    budget,
                    "claims",
                    true,
                    "channels",
                    List.of("paid-search", "paid-social")));
        assertThat(steps).as("%s for %d", type, budget).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void shouldPlanSomethingForEachTypeAndNameOnlyChecksThatExist() {
    Map<String, String> ownChannel =
        Map.of(
            "social-campaign", "social",
            "paid-ads", "paid-search",
            "landing-page", "landing-page",
            "press-release", "press");
    for (String type : TYPES) {
      var channel = ownChannel.getOrDefault(type, "email");
      var plan = evaluate("productionPlan", inputs(type, List.of(channel)));

      assertThat(plan).as(type).isNotEmpty();
      assertThat(plan)
          .flatExtracting(row -> texts(row.path("checks")))
          .allSatisfy(check -> assertThat(AssetChecks.names()).contains(check.split(":")[0]));
      assertThat(plan).extracting(row -> row.path("reviewGroup").asText()).doesNotContain("");
    }
  }

  @Test
  void shouldListEachCheckOnceForAllChannels() {
    var inputs =
        inputs(
            "go-to-market",
            List.of(
                "email",
                "social",
                "paid-search",
                "paid-social",
                "landing-page",
                "event",
                "press",
                "crm"));
    inputs.put("personalData", true);

    var checks = evaluate("channelChecks", inputs);

    assertThat(checks).extracting(row -> row.path("value").asText()).doesNotHaveDuplicates();
    assertThat(checks).extracting(row -> row.path("label").asText()).doesNotHaveDuplicates();
    assertThat(checks).hasSize(17);
  }

  @Test
  void shouldListOnlyTheGeneralCheckWhenThereIsNoChannel() {
    assertThat(evaluate("channelChecks", inputs("other", List.of())))
        .extracting(row -> row.path("value").asText())
        .containsExactly("assets-accepted");
  }

  private static List<String> approvals(Map<String, Object> given) {
    var inputs = inputs("email-campaign", List.of("email"));
    inputs.putAll(given);
    List<String> steps = new ArrayList<>();
    evaluate("approvalPolicy", inputs)
        .forEach(row -> steps.add(row.path("order").asInt() + " " + row.path("step").asText()));
    return steps;
  }

  private static Map<String, Object> inputs(String type, List<String> channels) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("requestType", type);
    inputs.put("channels", channels);
    inputs.put("budgetAmount", 0);
    inputs.put("daysToLaunch", 30);
    inputs.put("urgency", "normal");
    inputs.put("region", "global");
    inputs.put("personalData", false);
    inputs.put("claims", false);
    return inputs;
  }

  private static Map<String, Object> sla(String type, String slaClass, String priority) {
    return Map.of(
        "requestType", type, "triage", Map.of("slaClass", slaClass, "priority", priority));
  }

  private static JsonNode evaluate(String decision, Map<String, Object> inputs) {
    var answer =
        engine
            .client()
            .newEvaluateDecisionCommand()
            .decisionId(decision)
            .variables(inputs)
            .send()
            .join();
    assertThat(answer.getFailureMessage()).isNullOrEmpty();
    try {
      return JSON.readTree(answer.getDecisionOutput());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
