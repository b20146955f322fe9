package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.core.kpi.KpiDefinition.Direction;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.dashboard.Figures.Figure;
import io.launchdesk.portal.dashboard.Figures.Point;
import io.launchdesk.portal.dashboard.Figures.Summary;
import io.launchdesk.portal.dashboard.Figures.Target;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.kpi.FigureQueries;
import io.launchdesk.store.kpi.KpiTarget;
import io.launchdesk.store.kpi.KpiTargetRepository;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Makes figures of what roll-ups say. */
@Service
class FigureReading {
  private final FigureQueries figures;
  private final KpiTargetRepository targets;

  FigureReading(FigureQueries figures, KpiTargetRepository targets) {
    this.figures = figures;
    this.targets = targets;
  }

  /** The figures that are asked for by {@code kpi}, {@code part} and {@code byPart}. */
  Figures of(Question question) {
    Map<String, KpiTarget> aims = targets.on(question.period().to());
    return new Figures(
        Days.of(question.period()),
        Days.of(question.period().before()),
        question.grain().slug(),
        figures
            .figures(
                asked(question).map(kpi -> wanted(question, kpi)).toList(),
                question.period(),
                question.grain(),
                question.slice())
            .stream()
            .map(one -> figure(recorded(one.kpi()), one, aims.get(one.kpi())))
            .toList());
  }

  /** The recorded KPIs that are asked for; all when none is named. */
  static Stream<KpiDefinition> asked(Question question) {
    List<String> names = question.query().texts("kpi");
    if (names.isEmpty()) {
      return KpiCatalogue.ALL.stream().filter(KpiDefinition::isRecorded);
    }
    return names.stream().map(FigureReading::recorded);
  }

  /** A KPI that facts are recorded of. */
  static KpiDefinition recorded(String id) {
    return KpiCatalogue.find(id)
        .filter(KpiDefinition::isRecorded)
        .orElseThrow(
            () ->
                Refusal.parameter(
                    "kpi",
                    "must be one of "
                        + KpiCatalogue.ALL.stream()
                            .filter(KpiDefinition::isRecorded)
                            .map(KpiDefinition::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static FigureQueries.Wanted wanted(Question question, KpiDefinition kpi) {
    boolean byPart = question.query().flag("byPart") && kpi.part() != null;
    String part = question.query().text("part");
    return new FigureQueries.Wanted(kpi.id(), part != null || byPart ? part : kpi.usual(), byPart);
  }

  private static Figure figure(KpiDefinition kpi, FigureQueries.Figure values, KpiTarget aim) {
    String part = values.part();
    boolean share = kpi.unit().equals("share");
    boolean aimed = part == null || part.equals(kpi.usual()) || share;
    return new Figure(
        kpi.id(),
        part,
        kpi.unit(),
        kpi.direction(),
        Summary.of(values.now()),
        Summary.of(values.before()),
        values.difference().orElse(null),
        aimed ? target(kpi, aim, values.now()) : null,
        values.trend().stream().map(point -> Point.of(point.at(), point.values())).toList());
  }

  private static Target target(KpiDefinition kpi, KpiTarget aim, Sketch now) {
    if (aim == null || aim.value() == null) {
      return null;
    }
    Double mean = now.mean();
    Boolean met =
        mean == null || kpi.direction() == Direction.NEITHER
            ? null
            : Boolean.valueOf(
                kpi.direction() == Direction.HIGHER
                    ? mean >= aim.value().doubleValue()
                    : mean <= aim.value().doubleValue());
    return new Target(aim.value(), aim.version(), aim.effectiveFrom(), met);
  }
}
