package io.launchdesk.workers.notification;

import io.launchdesk.core.contract.Step;
import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.store.sla.SlaClockRepository;
import io.launchdesk.workers.engine.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells people that a task waits, or is late. */
@Component
class TaskWarning {
  private final Requests requests;
  private final RecipientRepository recipients;
  private final SlaClockRepository clocks;
  private final Plan plan;
  private final RequestWords words;
  private final Notifier notifier;

  TaskWarning(
      Requests requests,
      RecipientRepository recipients,
      SlaClockRepository clocks,
      Plan plan,
      RequestWords words,
      Notifier notifier) {
    this.requests = requests;
    this.recipients = recipients;
    this.clocks = clocks;
    this.plan = plan;
    this.words = words;
    this.notifier = notifier;
  }

  /**
   * @param elementId the user task's
   */
  record Order(String effectKey, String requestId, String elementId, OpenTask task) {}

  /** Reminds the assignee, or the members of the task's groups when nobody has it. */
  void remind(Order order) {
    if (isHeld(order.task())) {
      tell("task-reminder", PlanAudience.HOLDER, order, holder(order.task()), Set.of());
    } else {
      candidates("task-reminder", order);
    }
  }

  /** Reminds the assignee and all members of the task's groups. */
  void remindAll(Order order) {
    tell("task-reminder", PlanAudience.HOLDER, order, holder(order.task()), Set.of());
    candidates("task-reminder", order);
  }

  /** Tells the escalation group of the step's policy, and those who should have done it. */
  void escalate(Order order) {
    clocks
        .escalateTo(order.task().elementInstanceKey())
        .ifPresent(
            group ->
                tell(
                    "task-escalated",
                    PlanAudience.MANAGER,
                    order,
                    recipients.members(group),
                    Set.of(Audience.group(group))));
    if (isHeld(order.task())) {
      tell("task-escalated", PlanAudience.HOLDER, order, holder(order.task()), Set.of());
    } else {
      candidates("task-escalated", order);
    }
  }

  private static boolean isHeld(OpenTask task) {
    return task.assignee() != null && !task.assignee().isBlank();
  }

  /** A task that somebody has is that person's business, not the channel's. */
  private List<Recipient> holder(OpenTask task) {
    return isHeld(task) ? recipients.person(task.assignee()) : List.of();
  }

  private void candidates(String event, Order order) {
    List<String> groups = order.task().candidateGroups();
    tell(
        event,
        PlanAudience.CANDIDATES,
        order,
        groups.stream().flatMap(group -> recipients.members(group).stream()).distinct().toList(),
        groups.stream().map(Audience::group).collect(Collectors.toSet()));
  }

  /** Who belongs to several audiences is told as one of the first. */
  private void tell(
      String event, String audience, Order order, List<Recipient> told, Set<String> channels) {
    notifier.tell(
        new Notifier.Order(
            order.effectKey(),
            plan.of(event, audience),
            words.about(requests.get(order.requestId())),
            values(order),
            channels),
        told);
  }

  private static Map<String, Object> values(Order order) {
    Map<String, Object> values = new HashMap<>();
    values.put("task", Step.ofElement(order.elementId()));
    values.put("taskKey", Long.toString(order.task().key()));
    values.put("dueAt", order.task().dueAt());
    return values;
  }
}
