package io.launchdesk.portal.audit;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.sheet.Table;
import io.launchdesk.portal.sheet.TableWriter;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.Json;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.AuditQueries;
import io.launchdesk.store.identity.AuditQueries.Event;
import io.launchdesk.store.identity.AuditQueries.Which;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for admins. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
class AuditController {
  private static final String LIST = "audit";
  private static final int MOST_ROWS = 50_000;
  private static final List<String> HEAD =
      List.of("at", "person", "name", "action", "subject", "details");
  private static final String PARAMETERS =
      " `person` (username), `action` (or its first part with a full stop: `session.`), `subject` (of a request also what"
          + " was done to its tasks), `from`, `to` (days of your time zone).";

  private final AuditQueries events;
  private final AuditLog audit;
  private final PageSize sizes;

  AuditController(AuditQueries events, AuditLog audit, PageSize sizes) {
    this.events = events;
    this.audit = audit;
    this.sizes = sizes;
  }

  @Operation(
      summary = "Who did what, the latest first",
      description = "For admins." + PARAMETERS + " `cursor`, `limit`.")
  @GetMapping
  Page<Event> list(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    requireReader(access);
    ListQuery query = new ListQuery(parameters);
    int size = sizes.of(query.limit());
    Long before =
        Cursor.decode(LIST, parameters.get("cursor"), keys -> Long.valueOf(keys.getFirst()));
    return Page.of(
        events.page(which(access, query), before, size + 1),
        size,
        last -> Cursor.encode(LIST, last.id()));
  }

  @Operation(summary = "The kinds of events that there are", description = "For admins.")
  @GetMapping("/actions")
  Page<String> actions(Access access) {
    requireReader(access);
    return Page.whole(events.actions());
  }

  @Operation(
      summary = "The same as a file; the latest 50,000",
      description = "For admins. `format`: csv, xlsx." + PARAMETERS)
  @GetMapping("/export")
  ResponseEntity<byte[]> export(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    requireReader(access);
    ListQuery query = new ListQuery(parameters);
    boolean xlsx = query.oneOf("format", "csv", List.of("csv", "xlsx")).equals("xlsx");
    Table table =
        new Table(
            "audit",
            HEAD,
            events.page(which(access, query), null, MOST_ROWS).stream()
                .map(AuditController::row)
                .toList());
    audit.add(
        access.person().username(),
        "audit.export",
        "audit",
        Map.of("rows", table.rows().size(), "parameters", Map.copyOf(parameters)));
    return ResponseEntity.ok()
        .contentType(xlsx ? TableWriter.XLSX : TableWriter.CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(xlsx ? "audit.xlsx" : "audit.csv")
                .build()
                .toString())
        .body(xlsx ? TableWriter.xlsx(List.of(table)) : TableWriter.csv(table));
  }

  private static List<Object> row(Event event) {
    return Arrays.asList(
        event.at().toString(),
        event.person(),
        event.personName(),
        event.action(),
        event.subject(),
        Json.write(event.details()));
  }

  private static Which which(Access access, ListQuery query) {
    ZoneId zone = ZoneId.of(access.person().timeZone());
    return new Which(
        query.text("person"),
        query.text("action"),
        query.text("subject"),
        query.dayBegin("from", zone),
        query.dayEnd("to", zone));
  }

  private static void requireReader(Access access) {
    if (!access.mayReadAudit()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only admins read the audit.");
    }
  }
}
