package io.launchdesk.workers.notification;

import io.launchdesk.core.contract.Step;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import io.launchdesk.workers.engine.PublicAddress;
import io.launchdesk.workers.notification.TaskMails.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Words the mails of what a portal told: it keeps facts alone. */
@Component
class Wording {
  private final MailTemplates templates;
  private final TaskMails mails;
  private final Words words;
  private final TopicWords topics;
  private final PublicAddress address;
  private final Clock clock;

  Wording(
      MailTemplates templates,
      TaskMails mails,
      Words words,
      TopicWords topics,
      PublicAddress address,
      Clock clock) {
    this.templates = templates;
    this.mails = mails;
    this.words = words;
    this.topics = topics;
    this.address = address;
    this.clock = clock;
  }

  MailText of(Mail mail) {
    Reader reader = new Reader(mail.to().language(), mail.to().timeZone());
    Map<String, String> values = values(mail.topic(), mail.facts(), reader);
    values.put("name", mail.to().name());
    return mails.render(
        mail.template(), reader, values, (String) mail.facts().get("taskKey"), clock.instant());
  }

  /** The one line that a digest has of it. */
  String line(String template, Topic topic, Map<String, Object> facts, Reader reader) {
    return templates
        .render(template, reader.language(), MailValues.of(values(topic, facts, reader)))
        .subject();
  }

  private Map<String, String> values(Topic topic, Map<String, Object> facts, Reader reader) {
    Map<String, String> values = new HashMap<>();
    values.put("note", "");
    values.put("dueAt", "–");
    facts.forEach((name, value) -> values.put(name, said(name, String.valueOf(value), reader)));
    if (facts.get("task") instanceof String step) {
      Object about = facts.get("about");
      values.put("what", words.task(reader.language(), new Step(step), (String) about));
    }
    if (facts.get("answeredTask") instanceof String task) {
      values.put("taskLink", address.of("/tasks/" + task));
    }
    values.putAll(topics.of(topic, reader.language()));
    return values;
  }

  private String said(String name, String value, Reader reader) {
    return switch (name) {
      case "task" -> words.step(reader.language(), new Step(value));
      case "instead" -> words.said(reader.language(), "late." + value);
      case "dueAt" -> Moments.full(Instant.parse(value), reader.language(), reader.timeZone());
      default -> value;
    };
  }
}
