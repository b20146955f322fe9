package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.Difference;
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
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.KpiTarget;
import io.launchdesk.store.kpi.KpiTargetRepository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Makes figures of what roll-ups say. */
@Service
class FigureReading {
  private final CellQueries cells;
  private final KpiTargetRepository targets;

  FigureReading(CellQueries cells, KpiTargetRepository targets) {
    this.cells = cells;
    this.targets = targets;
  }

  /** The figures that are asked for by {@code kpi}, {@code part} and {@code byPart}. */
  Figures of(Question question) {
    Map<String, KpiTarget> aims = targets.on(question.period().to());
    return new Figures(
        Days.of(question.period()),
        Days.of(question.period().before()),
        question.grain().slug(),
        asked(question).flatMap(kpi -> figures(question, kpi, aims.get(kpi.id()))).toList());
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

  private Stream<Figure> figures(Question question, KpiDefinition kpi, KpiTarget aim) {
    boolean byPart = question.query().flag("byPart") && kpi.part() != null;
    String asked = question.query().text("part");
    String only = asked != null || byPart ? asked : kpi.usual();
    List<Values> now =
        cells.trend(kpi.id(), only, question.period(), question.grain(), question.slice());
    List<Values> before = cells.whole(kpi.id(), only, question.period().before(), question.slice());
    if (!byPart) {
      return Stream.of(figure(question, kpi, only, now, before, aim));
    }
    Set<String> parts = new TreeSet<>();
    Stream.of(now, before).flatMap(List::stream).forEach(values -> parts.add(values.stage()));
    return parts.stream()
        .map(
            part -> {
              Predicate<Values> ofPart = values -> values.stage().equals(part);
              return figure(
                  question,
                  kpi,
                  part,
                  now.stream().filter(ofPart).toList(),
                  before.stream().filter(ofPart).toList(),
                  aim);
            });
  }

  private static Figure figure(
      Question question,
      KpiDefinition kpi,
      String part,
      List<Values> now,
      List<Values> before,
      KpiTarget aim) {
    Sketch later = sketch(now);
    Sketch earlier = sketch(before);
    boolean share = kpi.unit().equals("share");
    boolean aimed = part == null || part.equals(kpi.usual()) || share;
    return new Figure(
        kpi.id(),
        part,
        kpi.unit(),
        kpi.direction(),
        Summary.of(later),
        Summary.of(earlier),
        Difference.between(earlier, later).orElse(null),
        aimed ? target(kpi, aim, later) : null,
        points(question, now));
  }

  private static List<Point> points(Question question, List<Values> now) {
    Map<?, List<Values>> bySpan = now.stream().collect(Collectors.groupingBy(Values::startsAt));
    return question.period().begins(question.grain()).stream()
        .map(at -> Point.of(at, sketch(bySpan.containsKey(at) ? bySpan.get(at) : List.of())))
        .toList();
  }

  private static Sketch sketch(List<Values> values) {
    return Sketch.of(values.stream().map(Values::cell).toList());
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
