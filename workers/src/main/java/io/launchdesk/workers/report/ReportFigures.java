package io.launchdesk.workers.report;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.FigureQueries;
import io.launchdesk.store.kpi.FigureQueries.Wanted;
import io.launchdesk.store.kpi.KpiTarget;
import io.launchdesk.store.kpi.KpiTargetRepository;
import io.launchdesk.store.kpi.Slice;
import io.launchdesk.store.report.ReportRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the figures of a report from the roll-ups, as the dashboard does. */
@Component
class ReportFigures {
  /** Of fewer values no figure is told, as on the dashboard. */
  private static final int LEAST = 5;

  private static final int DAILY_UP_TO = 31;

  private final CellQueries cells;
  private final FigureQueries figures;
  private final KpiTargetRepository targets;

  ReportFigures(CellQueries cells, FigureQueries figures, KpiTargetRepository targets) {
    this.cells = cells;
    this.figures = figures;
    this.targets = targets;
  }

  /** The days that the report tells of, in the time zone of the roll-ups. */
  Period period(ReportRun run) {
    return new Period(run.from(), run.to(), cells.zone());
  }

  /** All recorded figures, in the order of the catalogue. */
  List<ReportFigure> of(ReportRun run) {
    Period period = period(run);
    Map<String, KpiTarget> aims = targets.on(period.to());
    List<Wanted> wanted =
        KpiCatalogue.ALL.stream()
            .filter(KpiDefinition::isRecorded)
            .map(kpi -> new Wanted(kpi.id(), kpi.usual(), false))
            .toList();
    Grain grain = period.days() <= DAILY_UP_TO ? Grain.DAY : Grain.WEEK;
    return figures.figures(wanted, period, grain, slice(run.filters())).stream()
        .map(one -> figure(KpiCatalogue.find(one.kpi()).orElseThrow(), one, aims.get(one.kpi())))
        .toList();
  }

  private static ReportFigure figure(
      KpiDefinition kpi, FigureQueries.Figure values, KpiTarget aim) {
    return new ReportFigure(
        kpi,
        values.now().n(),
        value(kpi, values.now(), LEAST),
        values.before().n(),
        value(kpi, values.before(), LEAST),
        counts(kpi) ? null : values.difference().orElse(null),
        aim == null ? null : aim.value(),
        values.trend().stream()
            .map(point -> new ReportFigure.Point(point.at(), value(kpi, point.values(), 1)))
            .toList());
  }

  private static Double value(KpiDefinition kpi, Sketch sketch, int least) {
    if (counts(kpi)) {
      return (double) sketch.n();
    }
    return sketch.n() < least ? null : sketch.mean();
  }

  private static boolean counts(KpiDefinition kpi) {
    return kpi.id().equals(KpiRules.OUTCOME);
  }

  private static Slice slice(Map<String, String> filters) {
    return new Slice(
        several(filters.get("type")),
        several(filters.get("team")),
        several(filters.get("channel")),
        several(filters.get("priority")),
        several(filters.get("campaign")));
  }

  private static List<String> several(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }
}
