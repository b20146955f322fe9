package io.launchdesk.portal.dashboard;

import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for managers and analysts. */
@RestController
@RequestMapping("/api/dashboard")
@Tag(name = "Dashboard")
class DashboardController {
  private final FigureReading figures;
  private final CellQueries cells;
  private final Clock clock;

  DashboardController(FigureReading figures, CellQueries cells, Clock clock) {
    this.figures = figures;
    this.cells = cells;
    this.clock = clock;
  }

  @Operation(
      summary = "Figures with trend, target and the period before",
      description =
          "`kpi`: several with commas, all when none is named. `part`: one stage, step or outcome; `byPart=true`: a"
              + " figure for each. `from`, `to`: days of the desk's time zone, both included. `type`, `team`,"
              + " `channel`, `priority`: several with commas. `grain`: hour, day, week, month.")
  @GetMapping("/figures")
  Figures figures(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return figures.of(question(access, parameters));
  }

  private Question question(Access access, Map<String, String> parameters) {
    ZoneId zone = cells.zone();
    return Question.of(access, parameters, zone, LocalDate.now(clock.withZone(zone)));
  }
}
