package io.launchdesk.portal.task;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.NewNotification;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.PreferenceRepository;
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
  private static final String TEMPLATE = "task-assigned";

  private final AnswerLinkRepository links;
  private final NotificationRepository notifications;
  private final PreferenceRepository preferences;
  private final DeskChannel channel;
  private final Clock clock;

  AssignmentNews(
      AnswerLinkRepository links,
      NotificationRepository notifications,
      PreferenceRepository preferences,
      DeskChannel channel,
      Clock clock) {
    this.links = links;
    this.notifications = notifications;
    this.preferences = preferences;
    this.channel = channel;
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
    Telling telling = preferences.of(receiver.username()).tell(EventKind.ofTemplate(TEMPLATE), now);
    notifications.add(
        new NewNotification(
            "assigned:%d:%s:%s".formatted(task.key(), receiver.username(), now),
            task.requestId(),
            receiver.username(),
            TEMPLATE,
            facts(task, by, note),
            null,
            null,
            telling,
            now));
    if (telling.portal()) {
      channel.tell(DeskNotice.notifications(receiver.username()));
    }
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
