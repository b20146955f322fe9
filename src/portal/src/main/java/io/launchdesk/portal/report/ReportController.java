package io.launchdesk.portal.report;

import io.launchdesk.core.report.ReportSchedule.Due;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.report.Report;
import io.launchdesk.store.report.ReportDelivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports by schedule. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports")
class ReportController {
  private final Reports reports;
  private final ReportLog log;

  ReportController(Reports reports, ReportLog log) {
    this.reports = reports;
    this.log = log;
  }

  /**
   * A report as its makers see it.
   *
   * @param day of the week (1 is Monday) or of the month; null for every working day
   * @param next when it is sent next, and of which days; null while it is not sent
   * @param mayChange whether the caller may
   */
  record View(
      UUID id,
      String name,
      String language,
      String every,
      Integer day,
      LocalTime at,
      Map<String, String> filters,
      List<String> people,
      List<String> groups,
      boolean active,
      String owner,
      String ownerName,
      int version,
      Due next,
      boolean mayChange) {}

  @Operation(summary = "All reports, by name")
  @GetMapping
  Page<View> list(Access access) {
    return Page.whole(reports.all(access).stream().map(report -> view(access, report)).toList());
  }

  @Operation(
      summary = "Have a report sent again and again",
      description =
          "`every`: day (each working day, of the days since the last), week (of the week before), month (of the month"
              + " before); `day`: 1 to 7 or 1 to 28; `at`: time of the desk. On a day without work it waits for the next"
              + " with work. With an `id` of the caller's making the call can be sent again.")
  @PutMapping("/{id}")
  ResponseEntity<View> save(
      Access access,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Reports.Entered body) {
    Report report = reports.save(access, id, Versions.from(version), body);
    return ResponseEntity.ok().eTag(Versions.tag(report.version())).body(view(access, report));
  }

  @Operation(summary = "Have a report sent no more; what was sent stays in the log")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Access access, @PathVariable UUID id) {
    reports.delete(access, id);
  }

  /**
   * @param runId of the caller's making, so that the call can be sent again
   */
  record Wanted(UUID runId) {}

  @Operation(
      summary = "Send me a report now, of the days that it would tell of next or told of last")
  @PostMapping("/{id}/send-to-me")
  ResponseEntity<Void> sendToMe(
      Access access, @PathVariable UUID id, @RequestBody(required = false) Wanted wanted) {
    UUID run = reports.sendToMe(access, id, wanted == null ? null : wanted.runId());
    return ResponseEntity.accepted()
        .location(URI.create("/api/reports/runs/" + run + "/pdf"))
        .build();
  }

  @Operation(summary = "Who was sent which report, the latest first; of one report by `report`")
  @GetMapping("/log")
  Page<ReportDelivery> log(
      Access access,
      @RequestParam(required = false) UUID report,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return log.page(access, report, cursor, limit);
  }

  @Operation(summary = "The document that was sent")
  @GetMapping("/runs/{run}/pdf")
  ResponseEntity<byte[]> pdf(Access access, @PathVariable UUID run) {
    ReportLog.Document document = log.document(access, run);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(document.name()).build().toString())
        .body(document.pdf());
  }

  private View view(Access access, Report report) {
    return new View(
        report.id(),
        report.name(),
        report.language(),
        report.schedule().every().slug(),
        report.schedule().day(),
        report.schedule().at(),
        report.filters(),
        report.people(),
        report.groups(),
        report.active(),
        report.owner(),
        report.ownerName(),
        report.version(),
        reports.next(report).orElse(null),
        access.mayChangeReports());
  }
}
