package io.launchdesk.core.notification;

import static io.launchdesk.core.notification.PlanAudience.CANDIDATES;
import static io.launchdesk.core.notification.PlanAudience.EDITORS;
import static io.launchdesk.core.notification.PlanAudience.HOLDER;
import static io.launchdesk.core.notification.PlanAudience.INVOLVED;
import static io.launchdesk.core.notification.PlanAudience.MANAGER;
import static io.launchdesk.core.notification.PlanAudience.MENTIONED;
import static io.launchdesk.core.notification.PlanAudience.PARTY;
import static io.launchdesk.core.notification.PlanAudience.REQUESTER;
import static io.launchdesk.core.notification.PlanAudience.TEAM;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kinds of what people are told: for each they choose how much of it they want. Each has its
 * events, whose words are templates of the same name unless the communication plan says otherwise.
 */
public enum EventKind {
  /** Somebody waits for the decision of the one who is told. */
  APPROVAL_WAITING("approval-waiting", List.of(HOLDER, CANDIDATES), "approval-waiting"),
  TASK_ASSIGNED("task-assigned", List.of(HOLDER), "task-assigned", "task-yours"),
  /** A task waits for a group. */
  TASK_WAITING("task-waiting", List.of(CANDIDATES), "task-waiting"),
  TASK_REMINDER(
      "task-reminder",
      Map.of(
          "task-reminder", List.of(HOLDER, CANDIDATES),
          "stage-reminder", List.of(TEAM))),
  /** Something is late; its mails do not wait for the end of quiet hours. */
  LATE(
      "late",
      Map.of(
          "task-escalated", List.of(MANAGER, HOLDER, CANDIDATES),
          "stage-overdue", List.of(TEAM, MANAGER),
          "delivery-overdue", List.of(TEAM, MANAGER))),
  MENTION("mention", List.of(MENTIONED), "mention"),
  ANSWER_NEEDED(
      "answer-needed",
      List.of(REQUESTER),
      "brief-incomplete",
      "changes-requested",
      "counter-offer",
      "rating-requested"),
  REQUEST_PROGRESS(
      "request-progress",
      List.of(REQUESTER),
      "request-accepted",
      "approval-granted",
      "request-launched"),
  REQUEST_DELIVERED("request-delivered", List.of(REQUESTER), "request-delivered"),
  REQUEST_STOPPED(
      "request-stopped",
      List.of(REQUESTER),
      "request-rejected",
      "request-cancelled",
      "launch-taken-back"),
  WORK_CHANGED(
      "work-changed",
      Map.of(
          "brief-changed", List.of(INVOLVED),
          "request-withdrawn", List.of(TEAM),
          "answer-late", List.of(HOLDER))),
  /** How the department works is different now. */
  MODELS_CHANGED(
      "models-changed",
      List.of(HOLDER, CANDIDATES, TEAM, REQUESTER, EDITORS),
      "change-live",
      "change-returned"),
  /** An agreement on a service level in which the one who is told is named. */
  AGREEMENT(
      "agreement",
      List.of(PARTY),
      "agreement-asked",
      "agreement-changed",
      "agreement-in-force",
      "agreement-ended");

  private static final List<String> ASKING =
      Stream.concat(
              Stream.of(APPROVAL_WAITING, TASK_ASSIGNED, TASK_WAITING, TASK_REMINDER)
                  .flatMap(kind -> kind.told.keySet().stream())
                  .filter(event -> !event.equals("stage-reminder")),
              Stream.of("task-escalated"))
          .toList();

  private final String slug;
  private final Map<String, List<String>> told;

  EventKind(String slug, List<String> audiences, String... events) {
    this.slug = slug;
    this.told = new LinkedHashMap<>();
    for (String event : events) {
      told.put(event, audiences);
    }
  }

  EventKind(String slug, Map<String, List<String>> told) {
    this.slug = slug;
    this.told = told;
  }

  /** The name that is stored and sent. */
  public String slug() {
    return slug;
  }

  /** The names of the templates that tell of it. */
  public List<String> templates() {
    return List.copyOf(told.keySet());
  }

  /** To which audiences each of its events is told by the models that come with Launchdesk. */
  public Map<String, List<String>> told() {
    return Map.copyOf(told);
  }

  /** The events that ask for a task to be done: nobody needs to hear of them once it is. */
  public static List<String> askingForTasks() {
    return ASKING;
  }

  /** The kind of this name; empty when there is none. */
  public static Optional<EventKind> of(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
  }

  /** Whether some kind has the template. */
  public static boolean hasTemplate(String template) {
    return Arrays.stream(values()).anyMatch(kind -> kind.told.containsKey(template));
  }

  /** The kind that the template tells of; a template of nobody's tells of progress. */
  public static EventKind ofTemplate(String template) {
    return Arrays.stream(values())
        .filter(kind -> kind.told.containsKey(template))
        .findFirst()
        .orElse(REQUEST_PROGRESS);
  }
}
