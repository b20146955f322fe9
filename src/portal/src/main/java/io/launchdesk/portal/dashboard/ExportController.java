package io.launchdesk.portal.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.sheet.Table;
import io.launchdesk.portal.sheet.TableWriter;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.FigureRequestQueries.Behind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers of dashboard calls as files. */
@RestController
@Tag(name = "Dashboard")
class ExportController {
  private static final int MOST_REQUESTS = 10_000;

  private final Map<String, BiFunction<Access, Map<String, String>, Object>> calls;
  private final DashboardController figures;
  private final FigureFiles files;
  private final ObjectMapper mapper;

  ExportController(
      DashboardController figures, FlowController flow, FigureFiles files, ObjectMapper mapper) {
    this.figures = figures;
    this.files = files;
    this.mapper = mapper;
    calls =
        Map.of(
            "figures", figures::figures,
            "distribution", figures::distribution,
            "requests", (access, parameters) -> allRequests(figures, access, parameters),
            "sla", flow::sla,
            "flow", flow::flow,
            "ageing", flow::ageing,
            "waits", flow::waits,
            "bottlenecks", flow::bottlenecks,
            "forecast", flow::forecast);
  }

  @Operation(
      summary = "The answer of a dashboard call as a file",
      description =
          "`format`: csv, xlsx. A workbook has a sheet for each list in the answer; a CSV file has one: the main list,"
              + " or the one named by `table`. Of `requests` the latest 10,000. `words=true`, for `figures`: in the caller's language, of each figure a row for the"
              + " period, one for the days before, and one for each span. Other parameters are those of the call.")
  @GetMapping("/api/dashboard/{call}/export")
  ResponseEntity<byte[]> export(
      Access access,
      @PathVariable String call,
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Question.requireReader(access);
    var wanted = calls.get(call);
    if (wanted == null) {
      throw Refusal.notFound("dashboard call", call);
    }
    ListQuery query = new ListQuery(parameters);
    boolean xlsx = query.oneOf("format", "csv", List.of("csv", "xlsx")).equals("xlsx");
    if (call.equals("figures") && query.flag("words")) {
      Figures answer = figures.figures(access, parameters);
      Days days = answer.period();
      return file(
          "figures-%s-%s".formatted(days.from(), days.to()),
          xlsx,
          files.write(answer, access.person().language(), xlsx));
    }
    return file(call, xlsx, plain(wanted.apply(access, parameters), query, xlsx));
  }

  private byte[] plain(Object answer, ListQuery query, boolean xlsx) {
    List<Table> tables = Tables.of(mapper.valueToTree(answer));
    return xlsx ? TableWriter.xlsx(tables) : TableWriter.csv(table(tables, query));
  }

  private static ResponseEntity<byte[]> file(String name, boolean xlsx, byte[] file) {
    return ResponseEntity.ok()
        .contentType(xlsx ? TableWriter.XLSX : TableWriter.CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name + (xlsx ? ".xlsx" : ".csv"))
                .build()
                .toString())
        .body(file);
  }

  private static Table table(List<Table> tables, ListQuery query) {
    String name = query.text("table");
    if (name == null) {
      return tables.getFirst();
    }
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.parameter(
                    "table",
                    "must be one of "
                        + tables.stream().map(Table::name).collect(Collectors.joining(", "))
                        + "."));
  }

  private static Page<Behind> allRequests(
      DashboardController figures, Access access, Map<String, String> parameters) {
    Map<String, String> page = new HashMap<>(parameters);
    page.put("limit", "100");
    page.remove("cursor");
    List<Behind> all = new ArrayList<>();
    Page<Behind> next;
    do {
      next = figures.requests(access, page);
      all.addAll(next.items());
      page.put("cursor", next.nextCursor());
    } while (next.nextCursor() != null && all.size() < MOST_REQUESTS);
    return Page.whole(all);
  }
}
