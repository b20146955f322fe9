package io.launchdesk.portal.dashboard;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.ViewedList;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the dashboard is about can be kept as a view: its period, its filters, the figure shown. */
@Component
class DashboardViews implements ViewedList {
  private static final String DAYS = "days";
  private static final List<String> LENGTHS = List.of("7", "30", "90", "365");

  private final CellQueries cells;
  private final Clock clock;

  DashboardViews(CellQueries cells, Clock clock) {
    this.cells = cells;
    this.clock = clock;
  }

  @Override
  public String list() {
    return "dashboard";
  }

  @Override
  public Set<String> viewParameters() {
    return Set.of(DAYS, "from", "to", "type", "team", "channel", "priority", "campaign", "kpi");
  }

  @Override
  public void check(Access access, ListQuery query) {
    Map<String, String> asked =
        query.parameters().entrySet().stream()
            .filter(one -> !one.getKey().equals(DAYS))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    ZoneId zone = cells.zone();
    Question question = Question.of(access, asked, zone, LocalDate.now(clock.withZone(zone)));
    if (query.text(DAYS) != null && !LENGTHS.contains(query.text(DAYS))) {
      throw Refusal.parameter(DAYS, "must be one of " + String.join(", ", LENGTHS) + ".");
    }
    FigureReading.asked(question).toList();
  }
}
