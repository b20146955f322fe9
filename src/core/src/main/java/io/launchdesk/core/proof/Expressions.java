package io.launchdesk.core.proof;

import io.launchdesk.core.proof.decision.Feel;
import io.launchdesk.core.proof.decision.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import scala.Product;

/**
 * FEEL as the proof reads it. An expression is told apart by cases when it only compares plain
 * variables with texts and truth values; any other is known when everything is that it asks for,
 * and else may come to anything. It is the engine's own FEEL that is asked, once per case.
 */
final class Expressions {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          Conjunction.class,
          Disjunction.class,
          Not.class,
          Equal.class,
          If.class,
          Ref.class,
          ConstBool.class,
          ConstString.class,
          ConstList.class,
          ConstNull$.class,
          FunctionInvocation.class);
  private static final Set<String> FUNCTIONS = Set.of("not", "list contains");
  private static final int MOST_CASES = 512;

  private final Map<String, Read> read = new HashMap<>();
  private final Map<Asked, Object> answers = new HashMap<>();
  private final Map<String, Set<Object>> domains = new HashMap<>();

  private record Asked(String text, Map<String, Object> values) {}

  /**
   * @param parsed null when it is no FEEL
   * @param plain whether it can be told apart by cases
   */
  private record Read(
      ParsedExpression parsed,
      boolean plain,
      boolean bare,
      Set<String> variables,
      Set<Object> literals) {}

  /** One way an expression may come out, and what is known then. */
  record Case(Facts facts, Object value) {}

  /** Whether what is known of a plain expression's variables is plain, too. */
  boolean isPlainHere(String text, Facts facts) {
    return read(text).variables().stream()
        .map(facts::get)
        .allMatch(value -> value == null || value instanceof String || value instanceof Boolean);
  }

  /** Whether the expression is told apart by cases. */
  boolean isPlain(String text) {
    return read(text).plain();
  }

  /** Whether the expression is the name of one variable. */
  boolean isVariable(String text) {
    return read(text).bare() && !text.contains(".");
  }

  /** Whether the expression is the name of a variable, or a path that leads to a part of one. */
  boolean isPath(String text) {
    return read(text).bare();
  }

  /** The variables that an expression asks for, with their paths. */
  Set<String> variables(String text) {
    return read(text).variables();
  }

  /** The variables that an expression asks for, or for a part of. */
  Set<String> roots(String text) {
    return read(text).variables().stream().map(Feel::root).collect(Collectors.toSet());
  }

  /** The variables that a condition asks for; none when it may say something else each time. */
  Set<String> settled(String text) {
    Read known = read(text);
    return known.parsed() != null && Feel.isSettled(known.parsed()) ? roots(text) : Set.of();
  }

  /** What an expression comes to with one value of one variable. */
  Object with(String text, String variable, Object value) {
    Map<String, Object> values = new HashMap<>();
    values.put(variable, value);
    return Feel.evaluate(read(text).parsed(), values);
  }

  /** Learns what values a plain expression compares its variables with. */
  void learn(String text) {
    Read known = read(text);
    if (known.plain()) {
      known.variables().forEach(name -> domain(name).addAll(known.literals()));
    }
  }

  /** Learns values that a variable is compared with elsewhere. */
  void learn(String variable, Set<Object> values) {
    domain(variable).addAll(values);
  }

  private Set<Object> domain(String variable) {
    return domains.computeIfAbsent(variable, name -> new LinkedHashSet<>());
  }

  /** Values that a variable may have, as far as models tell them apart. */
  Set<Object> values(String variable) {
    Set<Object> named = new LinkedHashSet<>(domain(variable));
    boolean texts =
        named.stream().anyMatch(value -> value instanceof String && !Facts.NULL.equals(value));
    if (!texts) {
      named.add(true);
      named.add(false);
    } else {
      named.add(Facts.OTHER);
    }
    return named;
  }

  /** Every way in which a plain expression may come out. */
  List<Case> cases(String text, Facts facts) {
    List<Facts> open = List.of(facts);
    for (String name : read(text).variables().stream().sorted().toList()) {
      List<Facts> next = new ArrayList<>();
      for (Facts one : open) {
        if (one.knows(name)) {
          next.add(one);
        } else {
          values(name).forEach(value -> next.add(one.with(name, value)));
        }
      }
      open = next;
      if (open.size() > MOST_CASES) {
        throw new TooLarge("the expression \"" + text + "\" has too many cases");
      }
    }
    return open.stream().map(one -> new Case(one, ask(text, one))).toList();
  }

  private Object ask(String text, Facts facts) {
    Map<String, Object> values = new HashMap<>();
    read(text).variables().forEach(name -> values.put(name, facts.get(name)));
    return answers.computeIfAbsent(
        new Asked(text, values), asked -> evaluate(text, Feel.nested(plain(values))));
  }

  /**
   * What an expression comes to when everything is known that it asks for.
   *
   * @return {@link Values#UNKNOWN} when it is not
   */
  Object known(String text, Facts facts) {
    ParsedExpression parsed = read(text).parsed();
    if (parsed == null) {
      return Values.UNKNOWN;
    }
    Object value = Feel.evaluate(parsed, facts.values());
    return value == null ? Facts.NULL : value;
  }

  /**
   * @param values plain values by name
   * @return {@link Facts#NULL} for no value, and for anything that is neither text, number nor
   *     truth
   */
  Object evaluate(String text, Map<String, Object> values) {
    ParsedExpression parsed = read(text).parsed();
    if (parsed == null) {
      return Facts.NULL;
    }
    EvaluationResult result = Feel.ENGINE.evaluate(parsed, values);
    Object value = result.isSuccess() ? result.result() : null;
    return value instanceof String || value instanceof Boolean || value instanceof Number
        ? value
        : Facts.NULL;
  }

  private static Map<String, Object> plain(Map<String, Object> values) {
    Map<String, Object> plain = new HashMap<>();
    values.forEach((name, value) -> plain.put(name, Facts.NULL.equals(value) ? null : value));
    return plain;
  }

  private Read read(String text) {
    return read.computeIfAbsent(text, Expressions::parse);
  }

  private static Read parse(String text) {
    ParseResult parsed = Feel.ENGINE.parseExpression(text);
    if (parsed.isFailure()) {
      return new Read(null, false, false, Set.of(), Set.of());
    }
    ParsedExpression expression = parsed.parsedExpression();
    Set<Object> literals = new HashSet<>();
    boolean plain = collect(expression.expression(), literals);
    boolean bare = expression.expression() instanceof Ref;
    return new Read(expression, plain, bare, Feel.references(expression), literals);
  }

  private static boolean collect(Object node, Set<Object> literals) {
    return switch (node) {
      case Ref ref -> true;
      case Equal equal when equal.x() instanceof Ref && equal.y() instanceof Ref -> false;
      case ConstString text -> literals.add(text.value()) || true;
      case ConstBool truth -> literals.add(truth.value()) || true;
      case ConstNull$ nothing -> literals.add(Facts.NULL) || true;
      case FunctionInvocation call when !FUNCTIONS.contains(call.function()) -> false;
      case PositionalFunctionParameters parameters -> parts(parameters, literals);
      case Exp expression ->
          PLAIN.contains(expression.getClass()) && parts((Product) expression, literals);
      case scala.collection.Iterable<?> many -> all(many.iterator(), literals);
      case String name -> true;
      case null, default -> false;
    };
  }

  private static boolean parts(Product node, Set<Object> literals) {
    return all(node.productIterator(), literals);
  }

  private static boolean all(scala.collection.Iterator<?> parts, Set<Object> literals) {
    boolean plain = true;
    while (parts.hasNext()) {
      plain &= collect(parts.next(), literals);
    }
    return plain;
  }
}
