package io.launchdesk.workers.notification;

import io.launchdesk.core.contract.Step;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.store.sla.SlaClockRepository;
import io.launchdesk.workers.engine.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells people that a task waits, or is late. */
@Component
class TaskWarning {
  private final Requests requests;
  private final RecipientRepository recipients;
  private final SlaClockRepository clocks;
  private final Notifier notifier;

  TaskWarning(
      Requests requests,
      RecipientRepository recipients,
      SlaClockRepository clocks,
      Notifier notifier) {
    this.requests = requests;
    this.recipients = recipients;
    this.clocks = clocks;
    this.notifier = notifier;
  }

  /**
   * @param elementId the user task's
   */
  record Order(String effectKey, String requestId, String elementId, OpenTask task) {}

  /** Reminds the assignee, or the members of the task's groups when nobody has it. */
  void remind(Order order) {
    tell("task-reminder", order, workers(order.task()), channels(order.task()));
  }

  /** Reminds the assignee and all members of the task's groups. */
  void remindAll(Order order) {
    List<Recipient> told = new ArrayList<>(workers(order.task()));
    order.task().candidateGroups().forEach(group -> told.addAll(recipients.members(group)));
    tell(
        "task-reminder",
        order,
        List.copyOf(new LinkedHashSet<>(told)),
        groupChannels(order.task()));
  }

  /** Tells the escalation group of the step's policy, and those who should have done it. */
  void escalate(Order order) {
    List<Recipient> told = new ArrayList<>(workers(order.task()));
    Optional<String> group = clocks.escalateTo(order.task().elementInstanceKey());
    group.map(recipients::members).ifPresent(told::addAll);
    tell(
        "task-escalated",
        order,
        List.copyOf(new LinkedHashSet<>(told)),
        group.map(name -> Set.of(Audience.group(name))).orElse(Set.of()));
  }

  /** A task that somebody has is that person's business, not the channel's. */
  private static Set<String> channels(OpenTask task) {
    return task.assignee() == null ? groupChannels(task) : Set.of();
  }

  private static Set<String> groupChannels(OpenTask task) {
    return task.candidateGroups().stream().map(Audience::group).collect(Collectors.toSet());
  }

  private void tell(String template, Order order, List<Recipient> told, Set<String> channels) {
    notifier.tell(
        new Notifier.Order(
            order.effectKey(), template, requests.get(order.requestId()), values(order), channels),
        told);
  }

  private List<Recipient> workers(OpenTask task) {
    if (task.assignee() != null && !task.assignee().isBlank()) {
      return recipients.person(task.assignee());
    }
    return task.candidateGroups().stream()
        .flatMap(group -> recipients.members(group).stream())
        .distinct()
        .toList();
  }

  private static Map<String, Object> values(Order order) {
    Map<String, Object> values = new HashMap<>();
    values.put("task", Step.ofElement(order.elementId()));
    values.put("taskKey", Long.toString(order.task().key()));
    values.put("dueAt", order.task().dueAt());
    return values;
  }
}
