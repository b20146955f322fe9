package io.launchdesk.workers.notification;

import io.launchdesk.store.notification.AnswerMark;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.workers.engine.PublicAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    Map<String, String> all = new HashMap<>(values);
    all.put("answers", "");
    if (taskKey == null) {
      return templates.render(template, reader.language(), all);
    }
    all.put("taskLink", address.of("/tasks/" + taskKey));
    AnswerMark mark = new AnswerMark(UUID.randomUUID(), mailAt.plus(properties.valid()));
    Optional<AnswerOffer> offer = offers.of(Long.parseLong(taskKey));
    offer.ifPresent(
        one -> {
          all.put("answers", lines(one, reader, mark));
          all.put("until", Moments.full(mark.until(), reader.language(), reader.timeZone()));
        });
    MailText text = templates.render(template, reader.language(), all);
    return text.body().contains(mark.marker().toString())
        ? new MailText(text.language(), text.subject(), text.body(), mark)
        : text;
  }

  private String lines(AnswerOffer offer, Reader reader, AnswerMark mark) {
    return offer.choices(words, reader.language(), mark.marker()).stream()
        .map(choice -> choice.label() + ":\n" + address.of(choice.path()))
        .collect(Collectors.joining("\n"));
  }
}
