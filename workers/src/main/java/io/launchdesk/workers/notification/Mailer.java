package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.RetryPause;
import io.launchdesk.store.notification.KeptNews;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.WaitingTaskRepository;
import io.launchdesk.workers.sending.SentOnce;
import io.launchdesk.workers.sending.SentOnce.Handed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends the notifications that wait. Each mail is taken, sent and marked in a transaction of its
 * own: several mailers share the work, and what a mail server does not take is tried again later.
 */
@Component
class Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
  private static final int MOST_PER_ROUND = 500;

  private final NotificationRepository notifications;
  private final WaitingTaskRepository tasks;
  private final KeptNews kept;
  private final PreferenceRepository preferences;
  private final DigestWriting digests;
  private final Wording wording;
  private final AnswerLinks links;
  private final MailSending sending;
  private final SentOnce once;
  private final TransactionOperations transactions;
  private final NotificationProperties properties;
  private final Clock clock;

  Mailer(
      NotificationRepository notifications,
      WaitingTaskRepository tasks,
      KeptNews kept,
      PreferenceRepository preferences,
      DigestWriting digests,
      Wording wording,
      AnswerLinks links,
      MailSending sending,
      SentOnce once,
      TransactionOperations transactions,
      NotificationProperties properties,
      Clock clock) {
    this.notifications = notifications;
    this.tasks = tasks;
    this.kept = kept;
    this.preferences = preferences;
    this.digests = digests;
    this.wording = wording;
    this.links = links;
    this.sending = sending;
    this.once = once;
    this.transactions = transactions;
    this.properties = properties;
    this.clock = clock;
  }

  /** Sends until nothing is due or the mail server fails. */
  @Scheduled(fixedDelayString = "${launchdesk.notifications.mail-interval:1s}")
  void sendDue() {
    if (!properties.mailEnabled()) {
      return;
    }
    try {
      tasks.dropDone(clock.instant());
      kept.drop();
      repeat(digests::writeNext);
      repeat(this::sendNext);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Mails wait, the database is away: {}", e.getMessage());
    }
  }

  private void repeat(Predicate<Instant> step) {
    int done = 0;
    while (done < MOST_PER_ROUND
        && Boolean.TRUE.equals(transactions.execute(tx -> step.test(clock.instant())))) {
      done++;
    }
  }

  /**
   * True when one was sent, waits for quiet hours to end, is sent by another, is kept from its
   * reader or cannot be worded; false when none is due or the mail server failed.
   */
  private boolean sendNext(Instant now) {
    Optional<Mail> due = notifications.takeDue(now);
    if (due.isEmpty()) {
      return false;
    }
    Mail mail = due.get();
    if (kept.drop(mail.id())) {
      return true;
    }
    try {
      return sendWhenAllowed(mail, now);
    } catch (MailException e) {
      postpone(mail, e);
      return false;
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      // It cannot be worded: others can.
      postpone(mail, e);
      return true;
    }
  }

  private boolean sendWhenAllowed(Mail mail, Instant now) {
    Instant allowed =
        preferences
            .of(mail.to().username())
            .times()
            .atOnce(EventKind.ofTemplate(mail.template()), now);
    if (allowed.isAfter(now)) {
      notifications.waitUntil(mail.id(), allowed);
      return true;
    }
    if (once.send("notification:" + mail.id(), () -> send(mail, now)) == Handed.IN_OTHER_HANDS) {
      notifications.leaveUntil(mail.id(), now.plus(once.lease()));
    } else {
      notifications.mailed(mail.id(), clock.instant());
    }
    return true;
  }

  private void postpone(Mail mail, RuntimeException reason) {
    Duration pause = RetryPause.after(mail.attempts(), properties.longestPause());
    LOG.warn("Mail {} could not be sent, next in {}: {}", mail.id(), pause, reason.toString());
    notifications.postpone(mail.id(), Reason.of(reason), clock.instant().plus(pause));
  }

  private boolean send(Mail mail, Instant now) {
    sending.send(mail, links.filled(mail, worded(mail), now));
    return true;
  }

  private MailText worded(Mail mail) {
    if (mail.text() != null) {
      return mail.text();
    }
    MailText text = wording.of(mail);
    notifications.word(mail.id(), text);
    return text;
  }
}
