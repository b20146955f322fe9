package io.launchdesk.workers.report;

import io.launchdesk.store.report.Report;
import io.launchdesk.store.report.ReportDeliveryRepository;
import io.launchdesk.store.report.ReportRepository;
import io.launchdesk.store.report.ReportRun;
import io.launchdesk.store.report.ReportRunRepository;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who gets a report: its people and the members of its groups as they are now. */
@Component
class ReportRecipients {
  private final ReportRepository reports;
  private final ReportRunRepository runs;
  private final ReportDeliveryRepository deliveries;
  private final Clock clock;

  ReportRecipients(
      ReportRepository reports,
      ReportRunRepository runs,
      ReportDeliveryRepository deliveries,
      Clock clock) {
    this.reports = reports;
    this.runs = runs;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Lets the report wait for each of them, once. */
  @Transactional
  void address(UUID runId) {
    ReportRun run = runs.lock(runId).orElseThrow();
    deliveries.add(runId, recipients(run), clock.instant());
  }

  private List<String> recipients(ReportRun run) {
    if (run.wantedBy() != null) {
      return List.of(run.wantedBy());
    }
    if (run.reportId() == null) {
      return List.of();
    }
    Report report = reports.find(run.reportId()).orElseThrow();
    return deliveries.people(report.groups(), report.people());
  }
}
