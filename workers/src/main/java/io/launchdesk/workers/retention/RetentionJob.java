package io.launchdesk.workers.retention;

import io.launchdesk.store.retention.OperationalRows;
import io.launchdesk.store.retention.RequestArchiver;
import io.launchdesk.store.retention.RetentionKind;
import io.launchdesk.store.retention.RetentionRepository;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the tables from growing without bound, as the rules of retention say. Short transactions;
 * several workers at once take different rows, and what one of them leaves when it is killed is
 * done the next time.
 */
@Component
class RetentionJob {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
  private static final int ROWS_AT_ONCE = 5_000;

  private final RetentionRepository rules;
  private final OperationalRows operational;
  private final RequestArchiver archiver;
  private final Clock clock;
  private final int atOnce;

  RetentionJob(
      RetentionRepository rules,
      OperationalRows operational,
      RequestArchiver archiver,
      Clock clock,
      @Value("${launchdesk.retention.batch:20}") int atOnce) {
    this.rules = rules;
    this.operational = operational;
    this.archiver = archiver;
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /** Forgets what only the machine needed. A database that is away is asked again later. */
  @Scheduled(
      fixedDelayString = "${launchdesk.retention.interval:1h}",
      initialDelayString = "${launchdesk.retention.first:5m}")
  void forget() {
    try {
      rules
          .endedBefore(RetentionKind.OPERATIONAL, clock.instant())
          .ifPresent(
              before -> {
                long gone = operational.forget(before, ROWS_AT_ONCE);
                if (gone > 0) {
                  LOG.info("{} operational rows from before {} were deleted", gone, before);
                }
              });
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Old operational rows are deleted later, the database is away: {}", e.getMessage());
    }
  }

  /** Archives the details of requests that ended long ago, some requests in a transaction. */
  @Scheduled(
      fixedDelayString = "${launchdesk.retention.interval:1h}",
      initialDelayString = "${launchdesk.retention.first:5m}")
  void archive() {
    try {
      rules.endedBefore(RetentionKind.REQUEST_DETAILS, clock.instant()).ifPresent(this::archiveAll);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Ended requests are archived later, the database is away: {}", e.getMessage());
    }
  }

  private void archiveAll(Instant before) {
    long all = 0;
    int archived;
    do {
      archived = archiver.archive(before, atOnce, clock.instant());
      all += archived;
    } while (archived == atOnce);
    if (all > 0) {
      LOG.info("The details of {} requests that ended before {} were archived", all, before);
    }
  }
}
