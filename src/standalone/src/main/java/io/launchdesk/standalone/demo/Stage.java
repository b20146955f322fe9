package io.launchdesk.standalone.demo;

import java.util.Locale;
import java.util.Map;

/** How far a request has come. */
enum Stage {
  SUBMITTED,
  INTAKE,
  APPROVAL,
  PRODUCTION,
  LAUNCH,
  MEASURING,
  END;

  private static final Map<String, Stage> OF_STATUS =
      Map.of(
          "submitted", SUBMITTED,
          "intake", INTAKE,
          "approval", APPROVAL,
          "production", PRODUCTION,
          "launch", LAUNCH,
          "measuring", MEASURING,
          "delivered", END,
          "rejected", END,
          "cancelled", END,
          "withdrawn", END);

  private static final Map<String, Stage> OF_STEP =
      Map.ofEntries(
          Map.entry("complete-brief", INTAKE),
          Map.entry("resolve-duplicate", INTAKE),
          Map.entry("check-feasibility", INTAKE),
          Map.entry("answer-counter-offer", INTAKE),
          Map.entry("approve-step", APPROVAL),
          Map.entry("revise-brief", APPROVAL),
          Map.entry("resolve-budget", APPROVAL),
          Map.entry("produce-asset", PRODUCTION),
          Map.entry("review-asset", PRODUCTION),
          Map.entry("decide-go-no-go", LAUNCH),
          Map.entry("confirm-launch", LAUNCH),
          Map.entry("enter-results", MEASURING),
          Map.entry("rate-delivery", MEASURING));

  /**
   * @param status as the API tells it
   * @param otherwise for a status that says nothing of the stage (waiting for the requester)
   */
  static Stage ofStatus(String status, Stage otherwise) {
    return OF_STATUS.getOrDefault(status, otherwise);
  }

  /**
   * @param step name of a user task's step, such as {@code approve-step}
   * @param otherwise for a task that process owners added
   */
  static Stage ofStep(String step, Stage otherwise) {
    return OF_STEP.getOrDefault(step, otherwise);
  }

  boolean isBefore(Stage other) {
    return compareTo(other) < 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
