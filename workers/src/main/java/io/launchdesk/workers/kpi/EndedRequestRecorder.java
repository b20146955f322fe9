package io.launchdesk.workers.kpi;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.store.kpi.EndedRequests;
import io.launchdesk.store.kpi.EndedRequests.Ended;
import io.launchdesk.store.kpi.EndedRequests.Progress;
import io.launchdesk.store.kpi.KpiRepository;
import io.launchdesk.store.sla.CalendarRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the exporter's records and records what ended. Facts, roll-ups and progress commit
 * together, so that nothing is counted twice or left out, however often workers are killed.
 */
@Component
class EndedRequestRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(EndedRequestRecorder.class);
  private static final int BATCH = 100;

  private final EndedRequests requests;
  private final EndedRequestFacts facts;
  private final KpiRepository kpis;
  private final CalendarRepository calendars;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EndedRequestRecorder(
      EndedRequests requests,
      EndedRequestFacts facts,
      KpiRepository kpis,
      CalendarRepository calendars,
      TransactionTemplate transaction,
      Clock clock) {
    this.requests = requests;
    this.facts = facts;
    this.kpis = kpis;
    this.calendars = calendars;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Records all that ended since the last time. A database that is away is asked again later. */
  @Scheduled(fixedDelayString = "${launchdesk.kpi.interval:2s}")
  void record() {
    try {
      reckonAnewWhenDaysBeginElsewhere();
      while (Boolean.TRUE.equals(transaction.execute(status -> batch()))) {
        LOG.debug("more requests have ended");
      }
    } catch (DataAccessException e) {
      LOG.warn("ended requests could not be recorded, tried again soon: {}", e.getMessage());
    }
  }

  /** Adds what was recorded to the cells, much at once: what reads them knows it already. */
  @Scheduled(fixedDelayString = "${launchdesk.kpi.fold-interval:15s}")
  void fold() {
    try {
      kpis.fold();
    } catch (DataAccessException e) {
      LOG.warn("figures could not be added up, tried again soon: {}", e.getMessage());
    }
  }

  /** Hours are kept for the days of which dashboards show them. */
  @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT10M")
  void forgetHours() {
    try {
      kpis.forgetHours(
          LocalDate.now(clock.withZone(kpis.zone()))
              .minusDays(Grain.HOURS_KEPT_DAYS)
              .atStartOfDay(kpis.zone())
              .toInstant());
    } catch (DataAccessException e) {
      LOG.warn("old hours could not be forgotten, tried again tomorrow: {}", e.getMessage());
    }
  }

  /** Whether there may be more. */
  private boolean batch() {
    boolean more = false;
    for (Progress progress : requests.lock()) {
      List<Ended> ended = requests.next(progress, BATCH);
      if (!ended.isEmpty()) {
        BusinessCalendar calendar = calendars.find(CalendarRepository.STANDARD).orElseThrow();
        ended.forEach(one -> kpis.record(one.requestId(), facts.of(one, calendar)));
        requests.moveOn(progress, ended.getLast().position());
        more |= ended.size() == BATCH;
      }
    }
    return more;
  }

  private void reckonAnewWhenDaysBeginElsewhere() {
    if (!kpis.zone().equals(calendars.deskZone())) {
      LOG.info("the desk's days begin elsewhere: its roll-ups are reckoned anew");
      kpis.reckonAnew();
    }
  }
}
