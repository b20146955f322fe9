package io.launchdesk.workers.report;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.launchdesk.core.contract.JobTypes;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the reports that are due, or the one that somebody wants at once. */
@Component
public class FindDueReportsWorker {
  private final DueReports due;

  FindDueReportsWorker(DueReports due) {
    this.due = due;
  }

  @JobWorker(type = JobTypes.FIND_DUE_REPORTS)
  public Output findDueReports(@Variable(optional = true) String wantedRun) {
    List<UUID> runs = wantedRun == null ? due.plan() : List.of(UUID.fromString(wantedRun));
    return new Output(runs.stream().map(UUID::toString).toList());
  }

  /**
   * @param reportRuns ids of the reports to make and to mail
   */
  public record Output(List<String> reportRuns) {}
}
