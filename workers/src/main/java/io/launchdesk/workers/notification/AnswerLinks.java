package io.launchdesk.workers.notification;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.store.notification.AnswerMark;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import io.launchdesk.store.task.AnswerLinkRepository;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Puts the secrets into mails as they are sent. Each attempt has a secret of its own, since nobody
 * knows whether the mail server took the mail that it did not acknowledge; none of them is kept.
 */
@Component
class AnswerLinks {
  private final AnswerLinkRepository links;

  AnswerLinks(AnswerLinkRepository links) {
    this.links = links;
  }

  /** The text to send; its links lead nowhere when the task is not open any more. */
  MailText filled(Mail mail, MailText text, Instant now) {
    AnswerMark mark = text.answers();
    if (mark == null) {
      return text;
    }
    Secret secret = Secret.random();
    long task = Long.parseLong(String.valueOf(mail.facts().get("taskKey")));
    links.add(secret.digest(), task, mail.to().username(), now, mark.until());
    return text.replacing(mark.marker().toString(), secret.text());
  }
}
