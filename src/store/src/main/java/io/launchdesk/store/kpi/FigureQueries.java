package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Difference;
import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.kpi.CellQueries.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
   * The values of a figure.
   *
   * @param part null for all parts together
   * @param before of as many days right before
   * @param trend one for each span of the period, also where there is no value
   */
  public record Figure(String part, Sketch now, Sketch before, List<Point> trend) {

    /** How far the mean has moved; empty when there are too few values to tell. */
    public Optional<Difference> difference() {
      return Difference.between(before, now);
    }
  }

  /** The values of a span that begins at this instant. */
  public record Point(Instant at, Sketch values) {}

  /**
   * One part of a KPI.
   *
   * @param part null for all parts together
   */
  public Figure figure(String kpi, String part, Period period, Grain grain, Slice slice) {
    return figure(
        part,
        cells.trend(kpi, part, period, grain, slice),
        cells.whole(kpi, part, period.before(), slice),
        period.begins(grain));
  }

  /**
   * A figure for each part that has values in the period or the one before, by name.
   *
   * @param only this part; null for all
   */
  public List<Figure> byPart(String kpi, String only, Period period, Grain grain, Slice slice) {
    List<Values> now = cells.trend(kpi, only, period, grain, slice);
    List<Values> before = cells.whole(kpi, only, period.before(), slice);
    Set<String> parts = new TreeSet<>();
    Stream.of(now, before).flatMap(List::stream).forEach(values -> parts.add(values.stage()));
    return parts.stream()
        .map(
            part -> {
              Predicate<Values> ofPart = values -> values.stage().equals(part);
              return figure(
                  part,
                  now.stream().filter(ofPart).toList(),
                  before.stream().filter(ofPart).toList(),
                  period.begins(grain));
            })
        .toList();
  }

  private static Figure figure(
      String part, List<Values> now, List<Values> before, List<Instant> begins) {
    Map<Instant, List<Values>> bySpan =
        now.stream().collect(Collectors.groupingBy(Values::startsAt));
    return new Figure(
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
