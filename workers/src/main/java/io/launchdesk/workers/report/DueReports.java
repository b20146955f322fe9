package io.launchdesk.workers.report;

import io.launchdesk.core.report.ReportSchedule.Due;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.store.report.Report;
import io.launchdesk.store.report.ReportRepository;
import io.launchdesk.store.report.ReportRun;
import io.launchdesk.store.report.ReportRunRepository;
import io.launchdesk.store.sla.CalendarRepository;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Plans reports whose time has come. Of several times that were missed, as after a long standstill,
 * only the last is made up for.
 */
@Component
class DueReports {
  /** What was planned so long ago and lost its process is not sent any more. */
  private static final Duration FORGOTTEN = Duration.ofDays(3);

  private final ReportRepository reports;
  private final ReportRunRepository runs;
  private final CalendarRepository calendars;
  private final Clock clock;

  DueReports(
      ReportRepository reports,
      ReportRunRepository runs,
      CalendarRepository calendars,
      Clock clock) {
    this.reports = reports;
    this.runs = runs;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** The runs that wait to be made or mailed; planned once for each report and period. */
  List<UUID> plan() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    BusinessCalendar calendar =
        calendars
            .find(CalendarRepository.STANDARD)
            .orElseThrow(
                () ->
                    new TechnicalFailure(
                        "There is no calendar 'standard', so nobody knows when reports are due. Add it, then retry."));
    for (Report report : reports.all()) {
      if (report.active()) {
        report
            .schedule()
            .last(calendar, now)
            .filter(due -> !due.at().isBefore(report.since()))
            .ifPresent(due -> runs.plan(run(report, due, now)));
      }
    }
    return runs.unsent(now.minus(FORGOTTEN));
  }

  private static ReportRun run(Report report, Due due, Instant now) {
    return new ReportRun(
        UUID.randomUUID(),
        report.id(),
        report.name(),
        report.language(),
        report.filters(),
        due.from(),
        due.to(),
        null,
        due.at(),
        now,
        null);
  }
}
