package io.launchdesk.workers.notification;

import io.launchdesk.store.task.AnswerLinkRepository;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Forgets links in mails some time after they have expired, whether they were used or not. */
@Component
class AnswerLinkPurge {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerLinkPurge.class);
  private static final int AT_ONCE = 5_000;

  private final AnswerLinkRepository links;
  private final MailLinkProperties properties;
  private final Clock clock;

  AnswerLinkPurge(AnswerLinkRepository links, MailLinkProperties properties, Clock clock) {
    this.links = links;
    this.properties = properties;
    this.clock = clock;
  }

  /** Forgets all whose time has come, some thousands in a transaction. */
  @Scheduled(fixedDelayString = "${launchdesk.mail-links.purge-interval:1h}")
  void purge() {
    Instant before = clock.instant().minus(properties.keep());
    try {
      int forgotten = links.forget(before, AT_ONCE);
      while (forgotten == AT_ONCE) {
        forgotten = links.forget(before, AT_ONCE);
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Expired links are forgotten later, the database is away: {}", e.getMessage());
    }
  }
}
