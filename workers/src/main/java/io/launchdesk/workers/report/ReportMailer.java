package io.launchdesk.workers.report;

import io.launchdesk.store.report.ReportDeliveryRepository;
import io.launchdesk.store.report.ReportDeliveryRepository.Waiting;
import io.launchdesk.store.report.ReportRunRepository;
import io.launchdesk.workers.sending.SentOnce;
import io.launchdesk.workers.sending.SentOnce.Handed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends the reports that wait. Each is taken, sent and marked in a transaction of its own, so that
 * several workers share the work; a mail server that is away is tried again, less and less often.
 */
@Component
class ReportMailer {
  private static final Logger LOG = LoggerFactory.getLogger(ReportMailer.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ReportDeliveryRepository deliveries;
  private final ReportRunRepository runs;
  private final ReportMail mail;
  private final SentOnce once;
  private final TransactionOperations transactions;
  private final boolean enabled;
  private final Clock clock;

  ReportMailer(
      ReportDeliveryRepository deliveries,
      ReportRunRepository runs,
      ReportMail mail,
      SentOnce once,
      TransactionOperations transactions,
      @Value("${launchdesk.notifications.mail-enabled:true}") boolean enabled,
      Clock clock) {
    this.deliveries = deliveries;
    this.runs = runs;
    this.mail = mail;
    this.once = once;
    this.transactions = transactions;
    this.enabled = enabled;
    this.clock = clock;
  }

  /** Sends until nothing is due or the mail server fails. */
  @Scheduled(fixedDelayString = "${launchdesk.notifications.mail-interval:1s}")
  void sendDue() {
    if (!enabled) {
      return;
    }
    try {
      while (Boolean.TRUE.equals(transactions.execute(tx -> sendNext()))) {
        LOG.debug("a report was sent");
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Reports wait, the database is away: {}", e.getMessage());
    }
  }

  private boolean sendNext() {
    Optional<Waiting> due = deliveries.takeDue(clock.instant());
    if (due.isEmpty()) {
      return false;
    }
    Waiting waiting = due.get();
    try {
      if (once.send(name(waiting), () -> send(waiting)) == Handed.IN_OTHER_HANDS) {
        deliveries.waitUntil(
            waiting.runId(), waiting.recipient(), clock.instant().plus(once.lease()));
      } else {
        deliveries.sent(waiting.runId(), waiting.recipient(), clock.instant());
      }
      return true;
    } catch (MailException e) {
      Duration pause = pause(waiting.attempts());
      LOG.warn("A report could not be sent, next in {}: {}", pause, e.getMessage());
      deliveries.postpone(
          waiting.runId(), waiting.recipient(), e.getMessage(), clock.instant().plus(pause));
      return false;
    }
  }

  private boolean send(Waiting waiting) {
    mail.send(waiting, runs.made(waiting.runId()).orElseThrow());
    return true;
  }

  private static String name(Waiting waiting) {
    return "report:%s:%s".formatted(waiting.runId(), waiting.recipient());
  }

  private static Duration pause(int attempts) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 12));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
