package io.launchdesk.portal.dashboard;

import io.launchdesk.portal.dashboard.ProcessDiagrams.ProcessDiagram;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures to take away, and the diagrams that they are drawn on. */
@RestController
@RequestMapping("/api/dashboard")
@Tag(name = "Dashboard")
class DashboardFileController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final FigureReading figures;
  private final FigureFiles files;
  private final ProcessDiagrams diagrams;
  private final CellQueries cells;
  private final Clock clock;

  DashboardFileController(
      FigureReading figures,
      FigureFiles files,
      ProcessDiagrams diagrams,
      CellQueries cells,
      Clock clock) {
    this.figures = figures;
    this.files = files;
    this.diagrams = diagrams;
    this.cells = cells;
    this.clock = clock;
  }

  @Operation(
      summary = "The figures as a table, in the caller's language",
      description =
          "Takes what `figures` takes. Of each figure a row for the period, one for the days before, and one for each span.")
  @GetMapping("/figures.csv")
  ResponseEntity<byte[]> csv(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return file(access, parameters, false);
  }

  @Operation(summary = "The figures as a workbook, in the caller's language")
  @GetMapping("/figures.xlsx")
  ResponseEntity<byte[]> xlsx(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return file(access, parameters, true);
  }

  @Operation(summary = "The processes as they are deployed now, in the order of a request's way")
  @GetMapping("/diagrams")
  Page<ProcessDiagram> diagrams(Access access) {
    Question.requireReader(access);
    return Page.whole(diagrams.all());
  }

  private ResponseEntity<byte[]> file(Access access, Map<String, String> parameters, boolean xlsx) {
    ZoneId zone = cells.zone();
    Question question = Question.of(access, parameters, zone, LocalDate.now(clock.withZone(zone)));
    String name =
        "figures-%s-%s.%s"
            .formatted(question.period().from(), question.period().to(), xlsx ? "xlsx" : "csv");
    return ResponseEntity.ok()
        .contentType(xlsx ? XLSX : CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(files.write(figures.of(question), access.person().language(), xlsx));
  }
}
