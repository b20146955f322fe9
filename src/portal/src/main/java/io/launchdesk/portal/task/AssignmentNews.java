package io.launchdesk.portal.task;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.notification.PortalPlan;
import io.launchdesk.portal.notification.PortalPlan.News;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.task.AnswerLinkRepository;
import io.launchdesk.store.task.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells somebody who was handed a task, and ends the links by which others could answer it. Called
 * within the transaction that notes the handover.
 */
@Component
class AssignmentNews {
  private static final String EVENT = "task-assigned";

  private final AnswerLinkRepository links;
  private final PortalPlan plan;
  private final Clock clock;

  AssignmentNews(AnswerLinkRepository links, PortalPlan plan, Clock clock) {
    this.links = links;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * @param note what was said with it; null for nothing
   */
  void tell(Task task, Person receiver, Person by, String note) {
    Instant now = clock.instant();
    links.endOthers(task.key(), receiver.username(), now);
    if (receiver.username().equals(by.username())) {
      return;
    }
    plan.tell(
        new News(
            "assigned:%d:%s".formatted(task.key(), now),
            EVENT,
            PlanAudience.HOLDER,
            Topic.request(task.requestId()),
            receiver.username(),
            facts(task, by, note),
            null),
        now);
  }

  private static Map<String, String> facts(Task task, Person by, String note) {
    Map<String, String> facts = new HashMap<>();
    facts.put("title", task.requestTitle());
    facts.put("author", by.displayName());
    facts.put("task", TaskView.step(task.elementId()));
    facts.put("taskKey", Long.toString(task.key()));
    if (task.about() != null) {
      facts.put("about", task.about());
    }
    if (task.dueAt() != null) {
      facts.put("dueAt", task.dueAt().toString());
    }
    if (note != null) {
      facts.put("note", note);
    }
    return facts;
  }
}
