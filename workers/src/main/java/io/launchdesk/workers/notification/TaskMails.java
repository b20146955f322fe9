package io.launchdesk.workers.notification;

import io.launchdesk.store.notification.AnswerMark;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.workers.engine.PublicAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Renders mails; those about a task lead to it, and offer the answers that its model allows. */
@Component
class TaskMails {
  private final MailTemplates templates;
  private final AnswerOffers offers;
  private final Words words;
  private final PublicAddress address;
  private final MailLinkProperties properties;

  TaskMails(
      MailTemplates templates,
      AnswerOffers offers,
      Words words,
      PublicAddress address,
      MailLinkProperties properties) {
    this.templates = templates;
    this.offers = offers;
    this.words = words;
    this.address = address;
    this.properties = properties;
  }

  /** How somebody reads. */
  record Reader(String language, String timeZone) {}

  /**
   * @param taskKey null when the mail is not about a task
   * @param mailAt when it is to be sent, from which its links are valid
   */
  MailText render(
      String template, Reader reader, Map<String, String> values, String taskKey, Instant mailAt) {
    if (taskKey == null) {
      return templates.render(template, reader.language(), MailValues.of(values));
    }
    Map<String, String> texts = new HashMap<>(values);
    Map<String, List<MailLink>> links = new HashMap<>();
    texts.put("taskLink", address.of("/tasks/" + taskKey));
    texts.put("answers", "");
    AnswerMark mark = new AnswerMark(UUID.randomUUID(), mailAt.plus(properties.valid()));
    offers
        .of(Long.parseLong(taskKey))
        .ifPresent(
            offer -> {
              links.put("answers", choices(offer, reader, mark));
              texts.put("until", Moments.full(mark.until(), reader.language(), reader.timeZone()));
            });
    MailText text = templates.render(template, reader.language(), new MailValues(texts, links));
    return text.body().contains(mark.marker().toString()) ? text.with(mark) : text;
  }

  private List<MailLink> choices(AnswerOffer offer, Reader reader, AnswerMark mark) {
    return offer.choices(words, reader.language(), mark.marker()).stream()
        .map(choice -> new MailLink(choice.label(), address.of(choice.path())))
        .toList();
  }
}
