package io.launchdesk.standalone.demo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people answer to their tasks, by the script of the request. Holds no state of its own. */
final class Replies {
  /** Marks of a run. */
  static final String OFFERED = "offered";

  static final String REVISED = "revised";
  static final String DISSENT = "dissent";
  static final String REWORKED = "reworked";
  static final String CHECK_FAILED = "check-failed";

  private static final int LATE_BUDGET = 900;

  private final Stage until;

  /**
   * @param until tasks of this stage and later ones are left alone
   */
  Replies(Stage until) {
    this.until = until;
  }

  /** Whether tasks of this step are left alone, whatever they say. */
  boolean leaves(Run run, String step) {
    Stage stage = Stage.ofStep(step, run.stage());
    boolean waits = run.scenario().isWithdrawn() && stage == run.scenario().endsIn();
    return waits || !stage.isBefore(until);
  }

  /**
   * @param step the name of the task's step
   * @param data what the task's form is given
   * @return empty when the task shall be left alone, or the demonstration does not know it
   */
  Optional<Reply> to(Run run, String step, Map<String, Object> data) {
    if (leaves(run, step)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (step) {
          case "complete-brief" -> Reply.of(run.planned().complete());
          case "resolve-duplicate" -> duplicate(run, data);
          case "check-feasibility" -> feasibility(run);
          case "answer-counter-offer" -> counterOffer(run);
          case "approve-step" -> approval(run);
          case "revise-brief" -> revision(run);
          case "resolve-budget" -> budget(run);
          case "produce-asset" -> asset(run, data);
          case "review-asset" -> review(run);
          case "decide-go-no-go" -> go(run, data);
          case "confirm-launch" -> confirmation(run);
          case "enter-results" -> results(run);
          case "rate-delivery" -> rating(run);
          default -> null;
        });
  }

  private static Reply duplicate(Run run, Map<String, Object> data) {
    if (run.scenario() != Scenario.DUPLICATE_REJECTED) {
      return Reply.of("duplicateDecision", "proceed");
    }
    return Reply.of(
        Map.of(
            "duplicateDecision", "reject",
            "duplicateOf", firstDuplicate(data),
            "reason", "The same was asked for a moment ago; please follow that request."));
  }

  private static String firstDuplicate(Map<String, Object> data) {
    return data.get("duplicates") instanceof List<?> found
            && !found.isEmpty()
            && found.getFirst() instanceof Map<?, ?> first
            && first.get("id") instanceof String id
        ? id
        : "MR-1";
  }

  private static Reply feasibility(Run run) {
    return switch (run.scenario()) {
      case NOT_FEASIBLE ->
          Reply.because(
              "feasibility",
              "not-feasible",
              "Nobody with the skills is free before the season ends, and nothing can be bought in time.");
      case OFFER_ACCEPTED, OFFER_AMENDED, OFFER_DECLINED ->
          run.has(OFFERED) ? Reply.of("feasibility", "feasible") : offer();
      default -> Reply.of("feasibility", "feasible");
    };
  }

  private static Reply offer() {
    return Reply.of(
            Map.of(
                "feasibility", "counter-offer",
                "offerScope",
                    "The first half of what you ask for now, the rest with the next season.",
                "offerBudget", LATE_BUDGET,
                "reason", "The team is booked for most of the time that this would need."))
        .marking(OFFERED);
  }

  private static Reply counterOffer(Run run) {
    return switch (run.scenario()) {
      case OFFER_DECLINED ->
          Reply.because(
              "counterOfferAnswer", "decline", "Half of it does not help us; we go another way.");
      case OFFER_AMENDED ->
          Reply.because(
              "counterOfferAnswer", "amend", "We need it whole, but it may come a month later.");
      default -> Reply.of("counterOfferAnswer", "accept");
    };
  }

  private static Reply approval(Run run) {
    return switch (run.scenario()) {
      case APPROVAL_REJECTED ->
          Reply.because(
              "approvalDecision",
              "reject",
              "This contradicts the plan of the year; see chapter 3.");
      case CHANGES_REQUESTED ->
          run.has(REVISED)
              ? Reply.of("approvalDecision", "approve")
              : Reply.because(
                  "approvalDecision",
                  "request-changes",
                  "Brief: name the offer and the date on which it ends.");
      case QUORUM ->
          run.has(DISSENT)
              ? Reply.of("approvalDecision", "approve")
              : Reply.because(
                      "approvalDecision", "reject", "I would wait for the numbers of the pilot.")
                  .marking(DISSENT);
      default -> Reply.of("approvalDecision", "approve");
    };
  }

  private static Reply revision(Run run) {
    Map<String, Object> brief = new LinkedHashMap<>(run.planned().complete());
    brief.put(
        "description", brief.get("description") + " The offer ends four weeks after the launch.");
    if (run.scenario() == Scenario.BUDGET_REDUCED) {
      brief.put("budget", LATE_BUDGET);
    }
    return Reply.of(brief).marking(REVISED);
  }

  private static Reply budget(Run run) {
    return switch (run.scenario()) {
      case BUDGET_REFUSED ->
          Reply.because("budgetDecision", "reject", "The year's budget is spent.");
      case BUDGET_REDUCED ->
          run.has(REVISED)
              ? exceed()
              : Reply.because(
                  "budgetDecision", "reduce", "The account has far less; please reduce it.");
      default -> exceed();
    };
  }

  private static Reply exceed() {
    return Reply.because("budgetDecision", "exceed", "The board has released the money already.");
  }

  private static Reply asset(Run run, Map<String, Object> data) {
    Map<String, Object> asset = AssetWriter.write(data, run.planned().complete());
    boolean spoil =
        run.scenario() == Scenario.CHECK_FAILED
            && !run.has(CHECK_FAILED)
            && asset.containsKey("body");
    if (spoil) {
      asset.put("body", "TODO: replace this text. " + asset.get("body"));
    }
    return spoil ? Reply.of(asset).marking(CHECK_FAILED) : Reply.of(asset);
  }

  private static Reply review(Run run) {
    if (run.scenario() == Scenario.REWORK && !run.has(REWORKED)) {
      return Reply.of(
              Map.of(
                  "reviewDecision", "rework",
                  "comment", "Good, but the first sentence should say what the reader gains."))
          .marking(REWORKED);
    }
    return Reply.of("reviewDecision", "accept");
  }

  private static Reply go(Run run, Map<String, Object> data) {
    if (run.scenario() == Scenario.NO_GO) {
      return Reply.because("goDecision", "no-go", "A competitor launched the same this morning.");
    }
    return Reply.of(Map.of("goDecision", "go", "checks", values(data.get("channelChecks"))));
  }

  private static List<Object> values(Object checks) {
    return checks instanceof Collection<?> many
        ? many.stream()
            .map(check -> check instanceof Map<?, ?> map ? map.get("value") : check)
            .map(Object.class::cast)
            .toList()
        : List.of();
  }

  private static Reply confirmation(Run run) {
    return run.scenario() == Scenario.TAKEN_BACK
        ? Reply.because("launchConfirmation", "take-back", "The price on the page is wrong.")
        : Reply.of("launchConfirmation", "confirm");
  }

  private static Reply results(Run run) {
    Object metric = run.planned().complete().get("goalMetric");
    Object target = run.planned().complete().get("goalTarget");
    return Reply.of(
        Map.of(
            "results",
            List.of(Map.of("metric", metric, "value", target)),
            "learnings",
            "The second mail brought more than the first; send two next time."));
  }

  private static Reply rating(Run run) {
    int score = 3 + run.planned().number() % 3;
    return Reply.of(Map.of("score", score, "comment", "Clear questions, quick answers."));
  }
}
