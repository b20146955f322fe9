package io.launchdesk.workers.report;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.contract.JobTypes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a report wait for each of its recipients; the {@link ReportMailer} takes it from there. */
@Component
public class MailReportWorker {
  private final ReportRecipients recipients;

  MailReportWorker(ReportRecipients recipients) {
    this.recipients = recipients;
  }

  @JobWorker(type = JobTypes.MAIL_REPORT)
  public void mailReport(@Variable String reportRun) {
    recipients.address(UUID.fromString(reportRun));
  }
}
