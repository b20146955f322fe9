package io.launchdesk.workers.report;

import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.report.MadeReport;
import io.launchdesk.store.report.ReportRun;
import io.launchdesk.store.report.ReportRunRepository;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a report once; a second call finds it made. */
@Component
class ReportMaking {
  private final ReportRunRepository runs;
  private final ReportFigures figures;
  private final ReportPage page;
  private final ReportPdf pdf;
  private final Clock clock;

  ReportMaking(
      ReportRunRepository runs,
      ReportFigures figures,
      ReportPage page,
      ReportPdf pdf,
      Clock clock) {
    this.runs = runs;
    this.figures = figures;
    this.page = page;
    this.pdf = pdf;
    this.clock = clock;
  }

  void make(UUID id) {
    ReportRun run = runs.find(id).orElseThrow();
    if (run.isMade()) {
      return;
    }
    Period period = figures.period(run);
    ReportPage.Written written = page.write(run, period, figures.of(run));
    runs.made(
        id,
        new MadeReport(
            written.subject(),
            written.mail(),
            written.text(),
            pdf.of(written.document(), run.language())),
        clock.instant());
  }
}
