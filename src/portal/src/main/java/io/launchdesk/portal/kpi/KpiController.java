package io.launchdesk.portal.kpi;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.KpiQueries;
import io.launchdesk.store.kpi.KpiQueries.Dimension;
import io.launchdesk.store.kpi.KpiQueries.Figures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Roll-ups of KPI facts. */
@RestController
@Tag(name = "KPIs")
class KpiController {
  private static final int USUAL_DAYS = 30;
  private final KpiQueries kpis;
  private final PageSize sizes;
  private final Clock clock;

  KpiController(KpiQueries kpis, PageSize sizes, Clock clock) {
    this.kpis = kpis;
    this.sizes = sizes;
    this.clock = clock;
  }

  @Operation(
      summary = "Figures by day, type, team, stage or priority",
      description =
          "Days are UTC, both ends included; the last 30 days when none are given. Figures are always"
              + " grouped by KPI first.")
  @GetMapping("/api/kpis")
  Page<Figures> kpis(
      Access access,
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate to,
      @RequestParam(required = false) String groupBy,
      @RequestParam(required = false) String kpi,
      @RequestParam(required = false) String stage,
      @RequestParam(required = false) String type,
      @RequestParam(required = false) String team,
      @RequestParam(required = false) String priority,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    if (!access.seesKpis()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Figures are for analysts, process owners, operators and leads.");
    }
    LocalDate last = to == null ? LocalDate.now(clock) : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
    if (first.isAfter(last)) {
      throw Refusal.parameter("from", "must not be after `to`.");
    }
    Map<Dimension, String> only = new EnumMap<>(Dimension.class);
    put(only, Dimension.KPI, kpi);
    put(only, Dimension.STAGE, stage);
    put(only, Dimension.TYPE, type);
    put(only, Dimension.TEAM, team);
    put(only, Dimension.PRIORITY, priority);
    List<Dimension> groups = groups(groupBy);
    String list = "kpis:" + groups;
    List<String> after = Cursor.decode(list, cursor, keys -> place(keys, groups.size()));
    int size = sizes.of(limit);
    return Page.of(
        kpis.rollups(
            new KpiQueries.Question(first, last, groups, only, after == null ? List.of() : after),
            size + 1),
        size,
        figures -> Cursor.encode(list, figures.group().values().toArray()));
  }

  private static List<String> place(List<String> keys, int expected) {
    if (keys.size() != expected) {
      throw new IllegalArgumentException("not this grouping's cursor");
    }
    return keys;
  }

  private static List<Dimension> groups(String groupBy) {
    List<Dimension> groups = new ArrayList<>(List.of(Dimension.KPI));
    if (groupBy == null || groupBy.isBlank()) {
      return groups;
    }
    for (String name : groupBy.split(",")) {
      Dimension dimension = dimension(name.strip());
      if (!groups.contains(dimension)) {
        groups.add(dimension);
      }
    }
    return groups;
  }

  private static Dimension dimension(String name) {
    try {
      return Dimension.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(Dimension.values())
              .map(Dimension::column)
              .collect(Collectors.joining(", "));
      throw Refusal.parameter("groupBy", "must be made of " + known + ".");
    }
  }

  private static void put(Map<Dimension, String> only, Dimension dimension, String value) {
    if (value == null || value.isBlank()) {
      return;
    }
    if (!EnteredJson.isStorable(value)) {
      throw Refusal.parameter(dimension.column(), "contains a character that cannot be.");
    }
    only.put(dimension, value);
  }
}
