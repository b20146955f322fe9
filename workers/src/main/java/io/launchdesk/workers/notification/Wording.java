package io.launchdesk.workers.notification;

import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import io.launchdesk.workers.engine.PublicAddress;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Words the mails of what a portal told: it keeps facts alone. */
@Component
class Wording {
  private final MailTemplates templates;
  private final PublicAddress address;

  Wording(MailTemplates templates, PublicAddress address) {
    this.templates = templates;
    this.address = address;
  }

  MailText of(Mail mail) {
    Map<String, String> values = values(mail.requestId(), mail.facts());
    values.put("name", mail.to().name());
    return templates.render(mail.template(), mail.to().language(), values);
  }

  /** The one line that a digest has of it. */
  String line(String template, String requestId, Map<String, Object> facts, String language) {
    return templates.render(template, language, values(requestId, facts)).subject();
  }

  private Map<String, String> values(String requestId, Map<String, Object> facts) {
    Map<String, String> values = new HashMap<>();
    facts.forEach((name, value) -> values.put(name, String.valueOf(value)));
    values.put("requestId", requestId);
    values.put("link", address.of("/requests/" + requestId));
    values.put("settings", address.of("/settings"));
    return values;
  }
}
