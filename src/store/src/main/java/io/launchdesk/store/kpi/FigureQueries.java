package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Difference;
import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.kpi.CellQueries.Values;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Figures of a period with their trend and the period before: what dashboard and reports tell. */
@Service
public class FigureQueries {
  private final CellQueries cells;

  FigureQueries(CellQueries cells) {
    this.cells = cells;
  }

  /**
   * What is asked for of a KPI.
   *
   * @param part null for all parts
   * @param byPart a figure for each part that has values in the period or the one before, instead
   *     of one for all of them together
   */
  public record Wanted(String kpi, String part, boolean byPart) {}

  /**
   * The values of a figure.
   *
   * @param part null for all parts together
   * @param before of as many days right before
   * @param trend one for each span of the period, also where there is no value
   */
  public record Figure(String kpi, String part, Sketch now, Sketch before, List<Point> trend) {

    /** How far the mean has moved; empty when there are too few values to tell. */
    public Optional<Difference> difference() {
      return Difference.between(before, now);
    }
  }

  /** The values of a span that begins at this instant. */
  public record Point(Instant at, Sketch values) {}

  /** Figures in the order in which they are wanted, those by part by their names. */
  public List<Figure> figures(List<Wanted> wanted, Period period, Grain grain, Slice slice) {
    Set<Series> series =
        wanted.stream()
            .map(one -> new Series(one.kpi(), one.part()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, List<Values>> now = byKpi(cells.trend(series, period, grain, slice));
    Map<String, List<Values>> before = byKpi(cells.whole(series, period.before(), slice));
    List<Instant> begins = period.begins(grain);
    return wanted.stream()
        .flatMap(
            one ->
                figures(
                    one,
                    now.getOrDefault(one.kpi(), List.of()),
                    before.getOrDefault(one.kpi(), List.of()),
                    begins))
        .toList();
  }

  private static Map<String, List<Values>> byKpi(List<Values> values) {
    return values.stream().collect(Collectors.groupingBy(Values::kpi));
  }

  private static Stream<Figure> figures(
      Wanted wanted, List<Values> now, List<Values> before, List<Instant> begins) {
    if (!wanted.byPart()) {
      return Stream.of(
          figure(
              wanted.kpi(),
              wanted.part(),
              of(wanted.part(), now),
              of(wanted.part(), before),
              begins));
    }
    return Stream.of(now, before)
        .flatMap(List::stream)
        .map(Values::stage)
        .filter(part -> wanted.part() == null || wanted.part().equals(part))
        .distinct()
        .sorted()
        .map(part -> figure(wanted.kpi(), part, of(part, now), of(part, before), begins));
  }

  private static List<Values> of(String part, List<Values> values) {
    return part == null ? values : values.stream().filter(one -> one.stage().equals(part)).toList();
  }

  private static Figure figure(
      String kpi, String part, List<Values> now, List<Values> before, List<Instant> begins) {
    Map<Instant, List<Values>> bySpan =
        now.stream().collect(Collectors.groupingBy(Values::startsAt));
    return new Figure(
        kpi,
        part,
        sketch(now),
        sketch(before),
        begins.stream()
            .map(at -> new Point(at, sketch(bySpan.getOrDefault(at, List.of()))))
            .toList());
  }

  private static Sketch sketch(List<Values> values) {
    return Sketch.of(values.stream().map(Values::cell).toList());
  }
}
