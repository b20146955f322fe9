package io.launchdesk.portal.report;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.report.MadeReport;
import io.launchdesk.store.report.ReportDelivery;
import io.launchdesk.store.report.ReportDeliveryRepository;
import io.launchdesk.store.report.ReportDeliveryRepository.Place;
import io.launchdesk.store.report.ReportRun;
import io.launchdesk.store.report.ReportRunRepository;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What was sent to whom. */
@Service
class ReportLog {
  private static final String LIST = "reports";

  private final ReportDeliveryRepository deliveries;
  private final ReportRunRepository runs;
  private final PageSize sizes;

  ReportLog(ReportDeliveryRepository deliveries, ReportRunRepository runs, PageSize sizes) {
    this.deliveries = deliveries;
    this.runs = runs;
    this.sizes = sizes;
  }

  /**
   * @param name of the file
   */
  record Document(String name, byte[] pdf) {}

  Page<ReportDelivery> page(Access access, UUID report, String cursor, Integer limit) {
    requireReader(access);
    int size = sizes.of(limit);
    Place after =
        Cursor.decode(
            LIST,
            cursor,
            keys ->
                new Place(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)), keys.get(2)));
    return Page.of(
        deliveries.log(report, after, size + 1),
        size,
        last ->
            Cursor.encode(
                LIST, last.createdAt().toString(), last.runId().toString(), last.recipient()));
  }

  Document document(Access access, UUID id) {
    requireReader(access);
    ReportRun run = runs.find(id).orElseThrow(() -> Refusal.notFound("report", id));
    MadeReport made = runs.made(id).orElseThrow(() -> Refusal.notFound("report", id));
    return new Document("report-%s-%s.pdf".formatted(run.from(), run.to()), made.pdf());
  }

  static void requireReader(Access access) {
    if (!access.seesKpis()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Reports are for analysts, process owners, operators and leads.");
    }
  }
}
