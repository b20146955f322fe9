package io.launchdesk.core.proof.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.VariableReference;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/** The engine's own FEEL, asked for what depends on nothing but what is known. */
public final class Feel {
  public static final FeelEngineApi ENGINE =
      FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

  /** Functions that say something else each time. */
  private static final Set<String> MOMENTARY = Set.of("now", "today", "random number");

  private Feel() {}

  /** The variables that an expression asks for, with their paths, such as {@code triage.team}. */
  public static Set<String> references(ParsedExpression parsed) {
    Set<String> names = new HashSet<>();
    for (VariableReference one : parsed.getVariableReferences()) {
      names.add(String.join(".", one.getFullQualifiedName()));
    }
    return names;
  }

  /** Whether an expression says the same each time it is asked with the same values. */
  public static boolean isSettled(ParsedExpression parsed) {
    return none(parsed.expression(), Feel::isUnsettled);
  }

  private static boolean isUnsettled(Object node) {
    return switch (node) {
      case FunctionInvocation call -> MOMENTARY.contains(call.function());
      case JavaFunctionInvocation external -> true;
      case QualifiedFunctionInvocation call -> true;
      case FunctionDefinition definition -> true;
      case null, default -> false;
    };
  }

  private static boolean none(Object node, Predicate<Object> is) {
    if (is.test(node)) {
      return false;
    }
    return switch (node) {
      case scala.collection.Iterable<?> many ->
          CollectionConverters.asJavaCollection(many).stream().allMatch(part -> none(part, is));
      case Product product ->
          CollectionConverters.asJavaCollection(product.productIterator().toList()).stream()
              .allMatch(part -> none(part, is));
      case null, default -> true;
    };
  }

  /**
   * What an expression comes to.
   *
   * @param known values by variable, whole or by path
   * @return {@link Values#UNKNOWN} when it asks for more than is known; of a context only for those
   *     entries that do
   */
  public static Object evaluate(ParsedExpression parsed, Map<String, Object> known) {
    if (parsed.expression() instanceof ConstContext context) {
      return entries(context, known);
    }
    for (String name : references(parsed)) {
      if (!Values.isKnown(valueOf(name, known))) {
        return Values.UNKNOWN;
      }
    }
    if (!isSettled(parsed)) {
      return Values.UNKNOWN;
    }
    EvaluationResult result = ENGINE.evaluate(parsed, nested(known));
    return result.isSuccess() ? Values.plain(result.result()) : Values.UNKNOWN;
  }

  private static Object entries(ConstContext context, Map<String, Object> known) {
    var entries = CollectionConverters.asJavaCollection(context.entries());
    Map<String, Object> outside = new HashMap<>(known);
    entries.forEach(entry -> outside.keySet().removeIf(name -> root(name).equals(entry._1())));
    Map<String, Object> values = new TreeMap<>();
    entries.forEach(
        entry -> values.put(entry._1(), evaluate(new ParsedExpression(entry._2(), ""), outside)));
    return values;
  }

  /** What is known of a variable or of a part of one; {@link Values#UNKNOWN} when nothing is. */
  private static Object valueOf(String name, Map<String, Object> known) {
    String at = name;
    while (!known.containsKey(at)) {
      int dot = at.lastIndexOf('.');
      if (dot < 0) {
        return Values.UNKNOWN;
      }
      at = at.substring(0, dot);
    }
    return at.equals(name)
        ? known.get(at)
        : Values.at(known.get(at), List.of(name.substring(at.length() + 1).split("\\.")));
  }

  /** The name of the variable that a path begins with. */
  public static String root(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Variables as FEEL takes them: of {@code triage.team} a context {@code triage}. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> nested(Map<String, Object> known) {
    Map<String, Object> nested = new HashMap<>();
    known.entrySet().stream()
        .sorted(Map.Entry.<String, Object>comparingByKey().reversed())
        .forEach(
            one -> {
              String[] path = one.getKey().split("\\.");
              Map<String, Object> at = nested;
              for (int i = 0; i < path.length - 1; i++) {
                at = (Map<String, Object>) at.computeIfAbsent(path[i], key -> new HashMap<>());
              }
              at.put(path[path.length - 1], one.getValue());
            });
    return nested;
  }

  /**
   * Whether a part of a cell holds for an input.
   *
   * @return null when it neither holds nor fails
   */
  static Boolean holds(Exp cell, Object input) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("cellInput", input);
    EvaluationResult result = ENGINE.evaluate(new ParsedExpression(cell, ""), variables);
    return result.isSuccess() && result.result() instanceof Boolean truth ? truth : null;
  }
}
