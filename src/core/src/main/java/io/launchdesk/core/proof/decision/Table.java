package io.launchdesk.core.proof.decision;

import io.launchdesk.core.proof.decision.Result.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.dmn.parser.FeelExpression;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedInput;
import org.camunda.dmn.parser.ParsedOutput;
import org.camunda.dmn.parser.ParsedRule;
import org.camunda.feel.syntaxtree.ParsedExpression;
import scala.jdk.javaapi.CollectionConverters;

/** A decision table: which rows may answer, and what they answer. */
final class Table {
  private static final int MOST_MATCHES = 4_096;

  private final ParsedDecisionTable table;
  private final List<ParsedRule> rules;
  private final List<Column> columns;

  Table(ParsedDecisionTable table) {
    this.table = table;
    this.rules = List.copyOf(CollectionConverters.asJavaCollection(table.rules()));
    this.columns = read();
  }

  private List<Column> read() {
    Map<String, List<Integer>> asking = new LinkedHashMap<>();
    List<ParsedInput> inputs = List.copyOf(CollectionConverters.asJavaCollection(table.inputs()));
    List<List<Cell>> cells = rules.stream().map(Table::cells).toList();
    for (int i = 0; i < inputs.size(); i++) {
      asking
          .computeIfAbsent(feel(inputs.get(i).expression()).text(), x -> new ArrayList<>())
          .add(i);
    }
    return asking.values().stream()
        .map(
            same -> {
              ParsedInput first = inputs.get(same.getFirst());
              return new Column(
                  first.name() == null ? feel(first.expression()).text() : first.name(),
                  feel(first.expression()),
                  cells.stream()
                      .map(row -> same.stream().filter(i -> i < row.size()).map(row::get).toList())
                      .toList());
            })
        .toList();
  }

  private static List<Cell> cells(ParsedRule rule) {
    return CollectionConverters.asJavaCollection(rule.inputEntries()).stream()
        .map(
            entry ->
                entry instanceof FeelExpression feel
                    ? Cell.of(feel.expression().expression())
                    : Cell.ALL)
        .toList();
  }

  private static ParsedExpression feel(org.camunda.dmn.parser.ParsedExpression expression) {
    return expression instanceof FeelExpression feel
        ? feel.expression()
        : new ParsedExpression(org.camunda.feel.syntaxtree.ConstNull$.MODULE$, "");
  }

  /** Everything that the table asks for, in its conditions and its results. */
  Stream<ParsedExpression> expressions() {
    return Stream.concat(columns.stream().map(Column::input), outputs());
  }

  private Stream<ParsedExpression> outputs() {
    return rules.stream().flatMap(rule -> entries(rule).values().stream());
  }

  private static Map<String, ParsedExpression> entries(ParsedRule rule) {
    Map<String, ParsedExpression> entries = new LinkedHashMap<>();
    CollectionConverters.asJavaCollection(rule.outputEntries())
        .forEach(entry -> entries.put(entry._1(), feel(entry._2())));
    return entries;
  }

  Stream<Column> columns() {
    return columns.stream();
  }

  /** The rows with conditions that only an evaluation could tell. */
  Stream<Row> unsure() {
    return IntStream.range(0, rules.size())
        .filter(
            row ->
                columns.stream()
                    .flatMap(column -> column.cells().get(row).stream())
                    .anyMatch(cell -> cell.atoms().findAny().isPresent()))
        .mapToObj(this::row);
  }

  /**
   * Everything that may come of the table.
   *
   * @param known values of variables, and of the decisions that it builds on
   * @param never names variables that are always there
   * @throws TooLarge when there are more cases than are tried
   */
  List<Result> results(Map<String, Object> known, Function<String, Boolean> never) {
    List<Object> values = new ArrayList<>();
    rules.forEach(rule -> values.add(joined(entries(rule), known)));
    List<Result> results = new ArrayList<>();
    matches(known, never).forEach((rows, when) -> results.addAll(of(rows, when, values, known)));
    return results;
  }

  private Map<BitSet, List<String>> matches(
      Map<String, Object> known, Function<String, Boolean> never) {
    BitSet all = new BitSet();
    all.set(0, rules.size());
    Map<BitSet, List<String>> open = new LinkedHashMap<>(Map.of(all, List.of()));
    for (Column column : columns) {
      Object answer = Feel.evaluate(column.input(), known);
      List<Object> fixed = new ArrayList<>();
      if (Values.isKnown(answer)) {
        fixed.add(answer);
      } else if (Values.OTHER.equals(known.get(column.input().text().strip()))
          && !column.isNumeric()) {
        fixed.add(Values.OTHER);
      }
      Map<BitSet, String> lets = column.lets(never.apply(column.input().text().strip()), fixed);
      Map<BitSet, List<String>> next = new LinkedHashMap<>();
      open.forEach(
          (rows, when) ->
              lets.forEach(
                  (let, words) -> {
                    BitSet both = (BitSet) rows.clone();
                    both.and(let);
                    next.computeIfAbsent(both, key -> longer(when, words));
                  }));
      if (next.size() > MOST_MATCHES) {
        throw new TooLarge();
      }
      open = next;
    }
    return open;
  }

  private static List<String> longer(List<String> words, String word) {
    return word.isEmpty() ? words : Stream.concat(words.stream(), Stream.of(word)).toList();
  }

  private List<Result> of(
      BitSet rows, List<String> when, List<Object> values, Map<String, Object> known) {
    List<Integer> hit = rows.stream().boxed().toList();
    if (hit.isEmpty()) {
      return List.of(new Result(byDefault(known), List.of(), when));
    }
    return switch (table.hitPolicy()) {
      case FIRST -> List.of(one(hit.getFirst(), when, values));
      case UNIQUE, ANY, PRIORITY -> hit.stream().map(row -> one(row, when, values)).toList();
      case RULE_ORDER, COLLECT, OUTPUT_ORDER -> List.of(collected(hit, when, values));
    };
  }

  private Result one(int row, List<String> when, List<Object> values) {
    return new Result(values.get(row), List.of(row(row)), when);
  }

  private Result collected(List<Integer> hit, List<String> when, List<Object> all) {
    List<Row> rows = hit.stream().map(this::row).toList();
    boolean sorted = table.hitPolicy() == HitPolicy.OUTPUT_ORDER && hit.size() > 1;
    if (sorted || table.aggregation() != null) {
      return new Result(Values.UNKNOWN, table.aggregation() == null ? rows : List.of(), when);
    }
    List<Object> values = new ArrayList<>();
    hit.forEach(row -> values.add(all.get(row)));
    return new Result(values, rows, when);
  }

  private Row row(int row) {
    return new Row(rules.get(row).id(), row + 1);
  }

  private Object byDefault(Map<String, Object> known) {
    Map<String, ParsedExpression> defaults = new LinkedHashMap<>();
    boolean some = false;
    for (ParsedOutput output : CollectionConverters.asJavaCollection(table.outputs())) {
      some |= output.defaultValue().isDefined();
      defaults.put(
          output.name(),
          output.defaultValue().isDefined() ? feel(output.defaultValue().get()) : feel(null));
    }
    return some ? joined(defaults, known) : null;
  }

  /** What a row answers: the value of its only column, else one for each. */
  private static Object joined(Map<String, ParsedExpression> entries, Map<String, Object> known) {
    if (entries.size() == 1) {
      return Feel.evaluate(entries.values().iterator().next(), known);
    }
    Map<String, Object> values = new TreeMap<>();
    entries.forEach((name, entry) -> values.put(name, Feel.evaluate(entry, known)));
    return values;
  }
}
