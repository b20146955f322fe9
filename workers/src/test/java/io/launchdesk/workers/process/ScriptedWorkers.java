package io.launchdesk.workers.process;

import static java.util.stream.Collectors.groupingBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Workers that answer by script, so that a test decides which way a model goes. They set what the
 * contract says; what real workers do is tested with them.
 */
final class ScriptedWorkers {
  static final Duration REMINDER = Duration.ofHours(4);
  static final Duration ESCALATION = Duration.ofHours(16);
  static final Duration DELIVERY = Duration.ofDays(10);
  static final Duration MEASURING = Duration.ofDays(7);

  private final Supplier<Instant> clock;
  private final Map<String, Object> facts = new HashMap<>();
  private final Map<String, Function<ActivatedJob, Outcome>> scripts = new HashMap<>();

  /** How a job ends. */
  sealed interface Outcome {
    void send(CamundaClient client, ActivatedJob job);
  }

  record Done(Map<String, Object> variables) implements Outcome {
    @Override
    public void send(CamundaClient client, ActivatedJob job) {
      client.newCompleteCommand(job.getKey()).variables(variables).send().join();
    }
  }

  record Failed(String message) implements Outcome {
    @Override
    public void send(CamundaClient client, ActivatedJob job) {
      client
          .newFailCommand(job.getKey())
          .retries(job.getRetries() - 1)
          .errorMessage(message)
          .send()
          .join();
    }
  }

  record Refused(String errorCode) implements Outcome {
    @Override
    public void send(CamundaClient client, ActivatedJob job) {
      client.newThrowErrorCommand(job.getKey()).errorCode(errorCode).send().join();
    }
  }

  ScriptedWorkers(Supplier<Instant> clock) {
    this.clock = clock;
    facts.putAll(
        Map.of(
            "requestType",
            "email-campaign",
            "intakeForm",
            "intakeEmailCampaign",
            "briefComplete",
            true,
            "missingFields",
            List.of(),
            "budgetAmount",
            3000,
            "costCentre",
            "CC-BRAND",
            "channels",
            List.of("email", "landing-page"),
            "languages",
            List.of("en"),
            "region",
            "global",
            "urgency",
            "normal"));
    facts.putAll(
        Map.of(
            "daysToLaunch",
            30,
            "launchAt",
            clock.get().toString(),
            "personalData",
            false,
            "claims",
            false,
            "measuringDays",
            7,
            "goalMetric",
            "clicks",
            "briefVersion",
            1));
    on(JobTypes.VALIDATE_BRIEF, job -> new Done(facts));
    on(JobTypes.FIND_DUPLICATES, job -> new Done(Map.of("duplicateFound", false)));
    on(JobTypes.COMPUTE_SLA, job -> new Done(clock(job)));
    on(JobTypes.PLAN_APPROVALS, job -> new Done(Map.of("approvalRounds", rounds(job))));
    on(JobTypes.PLAN_DELIVERABLES, job -> new Done(Map.of("deliverables", deliverables(job))));
    on(JobTypes.ASSIGN_PRODUCER, job -> new Done(Map.of("producer", "paul")));
    on(JobTypes.CHECK_ASSET, job -> new Done(Map.of("assetAccepted", true)));
    on(JobTypes.COLLECT_RESULTS, job -> new Done(results()));
  }

  /** The facts of the brief, as validate-brief sets them. */
  Map<String, Object> facts() {
    return facts;
  }

  /** Lets a test say how jobs of a type end. */
  ScriptedWorkers on(String type, Function<ActivatedJob, Outcome> script) {
    scripts.put(type, script);
    return this;
  }

  Outcome work(ActivatedJob job) {
    return scripts.getOrDefault(job.getType(), any -> new Done(Map.of())).apply(job);
  }

  /** What a called process is given. */
  Map<String, Object> variables(String requestId) {
    Map<String, Object> variables = new HashMap<>(facts);
    variables.putAll(
        Map.of(
            "requestId",
            requestId,
            "requester",
            "rita",
            "triage",
            Map.of("team", "campaign-team", "taskPriority", 75, "checkFeasibility", true),
            "slaPolicy",
            List.of()));
    return variables;
  }

  private Map<String, Object> clock(ActivatedJob job) {
    if (job.getElementId().startsWith("CallActivity_")) {
      return Map.of();
    }
    Instant now = clock.get();
    boolean delivery = "delivery".equals(job.getCustomHeaders().get("step"));
    return Map.of(
        "clockKey", Long.toString(job.getElementInstanceKey()),
        "dueAt", now.plus(delivery ? DELIVERY : Duration.ofHours(8)).toString(),
        "remindAt", now.plus(REMINDER).toString(),
        "escalateAt", now.plus(ESCALATION).toString(),
        "escalateTo", "marketing-leads",
        "group", "policy-group");
  }

  private Map<String, Object> results() {
    return Map.of("resultsComplete", false, "measureUntil", clock.get().plus(MEASURING).toString());
  }

  /** One round for each order, one seat for each reviewer. */
  private static List<Map<String, Object>> rounds(ActivatedJob job) {
    return rows(job, "approvalSteps").stream()
        .collect(
            groupingBy(
                row -> number(row, "order"), TreeMap::new, java.util.stream.Collectors.toList()))
        .values()
        .stream()
        .map(ScriptedWorkers::round)
        .toList();
  }

  private static Map<String, Object> round(List<Map<String, Object>> rows) {
    List<Map<String, Object>> seats = new ArrayList<>();
    for (var row : rows) {
      IntStream.rangeClosed(1, number(row, "reviewers"))
          .forEach(
              seat ->
                  seats.add(
                      Map.of(
                          "step", row.get("step"),
                          "title", row.get("title"),
                          "group", row.get("group"),
                          "seat", seat)));
    }
    var first = rows.getFirst();
    return Map.of("mode", first.get("mode"), "required", first.get("required"), "steps", seats);
  }

  private static List<Map<String, Object>> deliverables(ActivatedJob job) {
    List<Map<String, Object>> deliverables = new ArrayList<>();
    for (var row : rows(job, "productionPlan")) {
      deliverables.add(
          Map.of(
              "deliverableId", "D%02d".formatted(deliverables.size() + 1),
              "kind", row.get("kind"),
              "skill", row.get("skill"),
              "reviewGroup", row.get("reviewGroup")));
    }
    return deliverables;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(ActivatedJob job, String variable) {
    return (List<Map<String, Object>>) job.getVariablesAsMap().get(variable);
  }

  private static int number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).intValue();
  }
}
