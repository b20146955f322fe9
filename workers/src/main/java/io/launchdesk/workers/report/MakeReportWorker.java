package io.launchdesk.workers.report;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.contract.JobTypes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a report of its period: the mail's text and the document. */
@Component
public class MakeReportWorker {
  private final ReportMaking making;

  MakeReportWorker(ReportMaking making) {
    this.making = making;
  }

  @JobWorker(type = JobTypes.MAKE_REPORT)
  public void makeReport(@Variable String reportRun) {
    making.make(UUID.fromString(reportRun));
  }
}
