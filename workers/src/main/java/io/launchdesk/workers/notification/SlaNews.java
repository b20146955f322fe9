package io.launchdesk.workers.notification;

import io.launchdesk.core.contract.Step;
import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.core.sla.SlaScope;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.OpenTaskRepository;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.workers.engine.Requests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Tells people what a clock has come to; nobody when its task is done. Each level is told once to
 * each, whether the timer of the task or that of the clock's own process comes first.
 */
@Component
public class SlaNews {
  private final OpenTaskRepository tasks;
  private final TaskWarning warning;
  private final TaskPriority priority;
  private final Requests requests;
  private final RecipientRepository recipients;
  private final Plan plan;
  private final Audience audience;
  private final RequestWords words;
  private final Notifier notifier;

  SlaNews(
      OpenTaskRepository tasks,
      TaskWarning warning,
      TaskPriority priority,
      Requests requests,
      RecipientRepository recipients,
      Plan plan,
      Audience audience,
      RequestWords words,
      Notifier notifier) {
    this.tasks = tasks;
    this.warning = warning;
    this.priority = priority;
    this.requests = requests;
    this.recipients = recipients;
    this.plan = plan;
    this.audience = audience;
    this.words = words;
    this.notifier = notifier;
  }

  /** Reminds whoever has the clock's task, or could take it when nobody has it. */
  public void remindAssignee(LedgerClock clock, SlaLevel level) {
    task(clock, task -> warning.remind(order(clock, level, task)));
  }

  /** Reminds all who could take the clock's task, and who has it. */
  public void remindGroup(LedgerClock clock, SlaLevel level) {
    task(clock, task -> warning.remindAll(order(clock, level, task)));
  }

  /** Tells the policy's group that the clock's task, the stage or the delivery is late. */
  public void tellManager(LedgerClock clock, SlaLevel level) {
    if (clock.rule().measures() == SlaScope.TASK) {
      task(clock, task -> warning.escalate(order(clock, level, task)));
    } else {
      String group = clock.rule().escalateTo();
      tell(
          clock,
          level,
          plan.of(late(clock), PlanAudience.MANAGER),
          recipients.members(group),
          Set.of(Audience.group(group)));
    }
  }

  /** Moves the clock's task up in the lists; else each open task of the request. */
  public void raisePriority(LedgerClock clock) {
    if (clock.rule().measures() == SlaScope.TASK) {
      task(clock, priority::raise);
    } else {
      tasks.ofRequest(clock.requestId()).forEach(priority::raise);
    }
  }

  /** Tells the team that the time of a stage runs out. */
  public void remindTeam(LedgerClock clock, SlaLevel level) {
    tellTeam(clock, level, "stage-reminder");
  }

  /** Tells the team that the stage, or the delivery, is late. */
  public void tellTeam(LedgerClock clock, SlaLevel level) {
    tellTeam(clock, level, late(clock));
  }

  private void tellTeam(LedgerClock clock, SlaLevel level, String event) {
    RequestBrief request = requests.get(clock.requestId());
    tell(
        clock,
        level,
        plan.of(event, PlanAudience.TEAM),
        audience.of(PlanAudience.TEAM, request),
        audience.channels(PlanAudience.TEAM, request));
  }

  private static String late(LedgerClock clock) {
    return clock.rule().measures() == SlaScope.DELIVERY ? "delivery-overdue" : "stage-overdue";
  }

  private void tell(
      LedgerClock clock,
      SlaLevel level,
      Decision decision,
      List<Recipient> told,
      Set<String> channels) {
    Map<String, Object> values =
        Map.of("task", new Step(clock.rule().step()), "dueAt", clock.instants().dueAt());
    notifier.tell(
        new Notifier.Order(
            key(clock, level),
            decision,
            words.about(requests.get(clock.requestId())),
            values,
            channels),
        told);
  }

  private void task(LedgerClock clock, Consumer<OpenTask> effect) {
    tasks.of(clock.key()).ifPresent(effect);
  }

  private static TaskWarning.Order order(LedgerClock clock, SlaLevel level, OpenTask task) {
    return new TaskWarning.Order(key(clock, level), clock.requestId(), task.elementId(), task);
  }

  private static String key(LedgerClock clock, SlaLevel level) {
    return "sla:" + clock.key() + ":" + level.key();
  }
}
