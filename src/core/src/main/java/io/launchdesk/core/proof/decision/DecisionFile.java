package io.launchdesk.core.proof.decision;

import io.launchdesk.core.contract.Facts;
import io.launchdesk.core.proof.decision.Doubt.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.FeelExpression;
import org.camunda.dmn.parser.ParsedDecision;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedLiteralExpression;
import org.camunda.feel.syntaxtree.ParsedExpression;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The decisions of one file, and what may come of each. They are read by the engine that the broker
 * evaluates decisions with, so a file that it cannot read would not go live.
 *
 * <p>What is told is never too little: each result that the engine may give is among the results,
 * as long as variables have the type that the cells of their column compare with, and those that
 * are {@linkplain Facts#isAlwaysThere always there} are not null. It may be more: rows of one table
 * that can only hold at different times, which takes an evaluation to tell, count as able to hold
 * at once.
 */
public final class DecisionFile {
  private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
  private static final int MOST_RESULTS = 4_096;
  private static final int MOST_GIVEN = 512;
  private static final int MOST_KEPT = 1_000;

  private final Map<String, ParsedDecision> decisions = new LinkedHashMap<>();
  private final Map<ParsedDecision, Table> tables = new HashMap<>();
  private final Map<Asked, List<Result>> known = new ConcurrentHashMap<>();
  private final Set<Doubt> large = ConcurrentHashMap.newKeySet();

  private record Asked(String decision, Map<String, Object> variables) {}

  /** A file that the engine cannot read. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private DecisionFile(Iterable<ParsedDecision> all) {
    for (ParsedDecision decision : all) {
      decisions.put(decision.id(), decision);
      if (decision.logic() instanceof ParsedDecisionTable table) {
        tables.put(decision, new Table(table));
      }
    }
  }

  /**
   * @param xml DMN that was found to be bounded
   * @throws Unreadable with the engine's own words
   */
  public static DecisionFile read(String xml) throws Unreadable {
    var parsed = ENGINE.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    if (parsed.isLeft()) {
      throw new Unreadable(parsed.left().toOption().get().message());
    }
    return new DecisionFile(
        CollectionConverters.asJavaCollection(parsed.toOption().get().decisions()));
  }

  /** The ids of its decisions. */
  public Set<String> ids() {
    return Set.copyOf(decisions.keySet());
  }

  /** The variables that a decision asks for, be it through others, with their paths. */
  public Set<String> variables(String decision) {
    Set<String> asked = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>();
    each(decisions.get(decision))
        .forEach(
            one -> {
              own.add(one.resultName());
              expressions(one).map(Feel::references).forEach(asked::addAll);
            });
    asked.removeIf(name -> own.contains(Feel.root(name)));
    return asked;
  }

  /**
   * The texts and truth values that tables compare plain variables with, by variable; null may be
   * among them. A variable that is compared with numbers, too, is left out.
   */
  public Map<String, Set<Object>> named(String decision) {
    Map<String, Set<Object>> named = new HashMap<>();
    Set<String> left = new LinkedHashSet<>();
    each(decisions.get(decision))
        .map(tables::get)
        .filter(Objects::nonNull)
        .flatMap(Table::columns)
        .forEach(
            column -> {
              String name = column.input().text().strip();
              named.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(column.named());
              if (column.isNumeric()) {
                left.add(name);
              }
            });
    named.keySet().removeAll(left);
    return named;
  }

  /** What of a decision cannot be told. */
  public List<Doubt> doubts(String decision) {
    List<Doubt> doubts = new ArrayList<>();
    List<ParsedDecision> all = each(decisions.get(decision)).distinct().toList();
    for (ParsedDecision one : all) {
      Table table = tables.get(one);
      if (!isRead(one)) {
        doubts.add(new Doubt(one.id(), one.id(), Reason.LOGIC));
      }
      if (table != null) {
        table.unsure().forEach(row -> doubts.add(new Doubt(one.id(), row.id(), Reason.CONDITION)));
        results(one, Map.of()).stream()
            .filter(result -> !Values.isKnown(result.value()))
            .flatMap(result -> result.rows().stream())
            .map(row -> new Doubt(one.id(), row.id(), Reason.RESULT))
            .forEach(doubts::add);
      }
    }
    large.stream()
        .filter(one -> all.stream().anyMatch(of -> of.id().equals(one.decision())))
        .forEach(doubts::add);
    return doubts.stream().distinct().toList();
  }

  private static Stream<ParsedDecision> each(ParsedDecision decision) {
    return Stream.concat(
        Stream.of(decision), required(decision).stream().flatMap(DecisionFile::each));
  }

  private static List<ParsedDecision> required(ParsedDecision decision) {
    return List.copyOf(CollectionConverters.asJavaCollection(decision.requiredDecisions()));
  }

  private Stream<ParsedExpression> expressions(ParsedDecision decision) {
    return switch (decision.logic()) {
      case ParsedDecisionTable table -> tables.get(decision).expressions();
      case ParsedLiteralExpression literal
          when literal.expression() instanceof FeelExpression feel ->
          Stream.of(feel.expression());
      case null, default -> Stream.empty();
    };
  }

  /** Functions of its own could be anything. */
  private boolean isRead(ParsedDecision decision) {
    return decision.requiredBkms().isEmpty()
        && (tables.containsKey(decision) || decision.logic() instanceof ParsedLiteralExpression);
  }

  /**
   * Everything that may come of a decision.
   *
   * @param variables what is known of those that it asks for, by name or path; {@link Values#OTHER}
   *     for a text that no model names
   */
  public List<Result> results(String decision, Map<String, Object> variables) {
    return results(decisions.get(decision), variables);
  }

  private List<Result> results(ParsedDecision decision, Map<String, Object> variables) {
    Asked asked = new Asked(decision.id(), variables);
    List<Result> before = known.get(asked);
    if (before != null) {
      return before;
    }
    List<Result> found = found(decision, variables);
    if (known.size() < MOST_KEPT) {
      known.put(asked, found);
    }
    return found;
  }

  private List<Result> found(ParsedDecision decision, Map<String, Object> variables) {
    if (!isRead(decision)) {
      return List.of(Result.ANYTHING);
    }
    Set<Result> results = new LinkedHashSet<>();
    try {
      Map<Object, Result> seen = new LinkedHashMap<>();
      for (Map<String, Object> given : given(decision, variables)) {
        for (Result result : logic(decision, given)) {
          seen.putIfAbsent(List.of(wrapped(result.value()), result.rows()), result);
        }
        if (seen.size() > MOST_RESULTS) {
          throw new TooLarge();
        }
      }
      results.addAll(seen.values());
    } catch (TooLarge tooLarge) {
      large.add(new Doubt(decision.id(), decision.id(), Reason.SIZE));
      return List.of(Result.ANYTHING);
    }
    return List.copyOf(results);
  }

  private static Object wrapped(Object value) {
    return java.util.Optional.ofNullable(value);
  }

  /** The variables together with each result of each decision that this one builds on. */
  private List<Map<String, Object>> given(ParsedDecision decision, Map<String, Object> variables) {
    List<Map<String, Object>> given = List.of(variables);
    for (ParsedDecision other : required(decision)) {
      Set<Object> values = new LinkedHashSet<>();
      results(other, variables).forEach(result -> values.add(result.value()));
      List<Map<String, Object>> next = new ArrayList<>();
      for (Map<String, Object> one : given) {
        for (Object value : values) {
          Map<String, Object> more = new HashMap<>(one);
          more.put(other.resultName(), value);
          next.add(more);
        }
      }
      if (next.size() > MOST_GIVEN) {
        throw new TooLarge();
      }
      given = next;
    }
    return given;
  }

  private List<Result> logic(ParsedDecision decision, Map<String, Object> given) {
    Table table = tables.get(decision);
    if (table != null) {
      return table.results(given, Facts::isAlwaysThere);
    }
    ParsedLiteralExpression literal = (ParsedLiteralExpression) decision.logic();
    Object value =
        literal.expression() instanceof FeelExpression feel
            ? Feel.evaluate(feel.expression(), given)
            : Values.UNKNOWN;
    return List.of(new Result(value, List.of(), List.of()));
  }
}
