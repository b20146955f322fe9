package io.launchdesk.core.proof.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * What a decision table asks, and which rows each answer lets in. Columns that ask the same are
 * one.
 *
 * @param label in words
 * @param input the expression
 * @param cells by row; of several columns, several
 */
record Column(String label, ParsedExpression input, List<List<Cell>> cells) {
  private static final int MOST_POINTS = 4_096;
  private static final int MOST_TRIED = 100_000;

  /** An answer, in words. */
  private record Point(Object value, String words) {}

  /**
   * Which rows may be let in, each with an answer that does.
   *
   * @param never whether there always is an answer
   * @param fixed the answer, when it is known; {@link Values#OTHER} for a text that no model names
   * @throws TooLarge when there are too many answers to be tried
   */
  Map<BitSet, String> lets(boolean never, List<Object> fixed) {
    List<String> atoms =
        cells.stream().flatMap(List::stream).flatMap(Cell::atoms).distinct().toList();
    boolean maybeNull = fixed.isEmpty() ? !never : fixed.contains(null);
    List<Map<String, Boolean>> ways = ways(atoms, maybeNull);
    List<Point> points =
        fixed.isEmpty() ? points(!never) : fixed.stream().map(Column::point).toList();
    if ((long) ways.size() * points.size() * cells.size() > MOST_TRIED) {
      throw new TooLarge();
    }
    Map<BitSet, String> lets = new LinkedHashMap<>();
    for (Point point : points) {
      for (Map<String, Boolean> way : ways) {
        BitSet rows = new BitSet();
        for (int row = 0; row < cells.size(); row++) {
          rows.set(
              row,
              cells.get(row).stream()
                  .allMatch(cell -> Boolean.TRUE.equals(cell.holds(point.value(), way))));
        }
        lets.putIfAbsent(rows, words(point));
      }
    }
    return lets;
  }

  /** The values that are written out in its cells. */
  Set<Object> named() {
    Set<Object> named = new LinkedHashSet<>();
    cells.stream().flatMap(List::stream).flatMap(Cell::named).forEach(named::add);
    if (cells.stream().flatMap(List::stream).anyMatch(Column::namesNull)) {
      named.add(null);
    }
    return named;
  }

  /** Whether numbers are written out in its cells. */
  boolean isNumeric() {
    return named().stream().anyMatch(BigDecimal.class::isInstance);
  }

  private String words(Point point) {
    return point.words().isEmpty() ? "" : label + " " + point.words();
  }

  private static Point point(Object value) {
    return new Point(value, Values.OTHER.equals(value) ? "anything else" : said(value));
  }

  private static String said(Object value) {
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }

  private static List<Map<String, Boolean>> ways(List<String> atoms, boolean maybeNull) {
    List<Map<String, Boolean>> ways = new ArrayList<>(List.of(Map.of()));
    for (String atom : atoms) {
      List<Map<String, Boolean>> next = new ArrayList<>();
      for (Map<String, Boolean> way : ways) {
        next.add(with(way, atom, true));
        next.add(with(way, atom, false));
        if (maybeNull) {
          next.add(with(way, atom, null));
        }
      }
      ways = next;
      if (ways.size() > MOST_POINTS) {
        throw new TooLarge();
      }
    }
    return ways;
  }

  private static Map<String, Boolean> with(Map<String, Boolean> way, String atom, Boolean holds) {
    Map<String, Boolean> longer = new HashMap<>(way);
    longer.put(atom, holds);
    return longer;
  }

  /** The values that have to be tried: what is named, and what lies between. */
  private List<Point> points(boolean maybeNull) {
    Set<Object> named = new LinkedHashSet<>();
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    Stream<Object> all = cells.stream().flatMap(List::stream).flatMap(Cell::named);
    all.forEach(
        value -> {
          if (value instanceof BigDecimal number) {
            numbers.add(number);
          } else {
            named.add(value);
          }
        });
    List<Point> points = new ArrayList<>(between(numbers));
    named.forEach(value -> points.add(point(value)));
    if (named.stream().anyMatch(Boolean.class::isInstance)) {
      Stream.of(true, false)
          .filter(truth -> !named.contains(truth))
          .forEach(truth -> points.add(point(truth)));
    }
    if (named.stream().anyMatch(String.class::isInstance)) {
      points.add(point(Values.OTHER));
    }
    if (points.isEmpty()) {
      points.add(new Point(Values.OTHER, ""));
    }
    if (maybeNull || cells.stream().flatMap(List::stream).anyMatch(Column::namesNull)) {
      points.add(new Point(null, "null"));
    }
    return points;
  }

  private static boolean namesNull(Cell cell) {
    return cell instanceof Cell.Plain plain && plain.exp().toString().contains("ConstNull");
  }

  private static List<Point> between(TreeSet<BigDecimal> numbers) {
    List<Point> points = new ArrayList<>();
    for (BigDecimal number : numbers) {
      BigDecimal below = numbers.lower(number);
      points.add(
          below == null
              ? new Point(number.subtract(BigDecimal.ONE), "less than " + number)
              : new Point(
                  below.add(number).divide(BigDecimal.TWO), "between " + below + " and " + number));
      points.add(new Point(number, number.toString()));
    }
    if (!numbers.isEmpty()) {
      points.add(new Point(numbers.last().add(BigDecimal.ONE), "more than " + numbers.last()));
    }
    return points;
  }
}
