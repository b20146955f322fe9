package io.launchdesk.portal.studio.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.FeelEngineClock.SystemClock$;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.valuemapper.ValueMapper;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/** FEEL as the engine's own parser reads it. It is only parsed; nothing is evaluated. */
final class FeelSyntax {
  private static final int LONGEST = 4_000;

  /** The parser tries again for each bracket: its time doubles with their depth. */
  private static final int DEEPEST = 10;

  /** Of all expressions of one file, as {@link FeelBrackets} reckons it. */
  private static final long MOST_EFFORT = 2_000;

  private static final FeelEngineApi FEEL =
      FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

  /** Every function of FEEL that the engine's library has, and the one that the engine adds. */
  private static final Set<String> FUNCTIONS = functions();

  private static final String CYCLE = "cycle";

  private FeelSyntax() {}

  /**
   * What speaks against an expression.
   *
   * @param text FEEL without the {@code =} in front
   * @param unaryTests whether it is a cell of a decision table
   * @return empty when it may be evaluated
   */
  static Set<Objection> objections(String text, boolean unaryTests) {
    if (text.length() > LONGEST) {
      return Set.of(new Objection("feel-allowed.long", "most", LONGEST));
    }
    if (FeelBrackets.of(text).deepest() > DEEPEST) {
      return Set.of(new Objection("feel-allowed.deep", "most", DEEPEST));
    }
    Set<Objection> objections = new LinkedHashSet<>();
    parse(text, unaryTests)
        .ifPresentOrElse(
            parsed -> {
              Object root = parsed.parsedExpression().expression();
              collect(root, objections);
              FeelIterations.objection(root).ifPresent(objections::add);
              objections.addAll(FeelPatterns.objections(root));
            },
            () -> objections.add(new Objection("feel-allowed.unreadable")));
    return objections;
  }

  /** Whether the parser may be given an expression: not when it is long or deep. */
  static boolean isBounded(String text) {
    return text.length() <= LONGEST && FeelBrackets.of(text).deepest() <= DEEPEST;
  }

  /** Whether a file's expressions would keep the parser busy for longer than some seconds. */
  static boolean isTooMuch(List<Expression> expressions) {
    return expressions.stream()
            .map(Expression::text)
            .filter(FeelSyntax::isBounded)
            .mapToLong(text -> FeelBrackets.of(text).effort())
            .sum()
        > MOST_EFFORT;
  }

  /** The root of an expression's syntax; empty when it is no FEEL. */
  static Optional<Object> root(String text) {
    return isBounded(text)
        ? parse(text, false).map(parsed -> parsed.parsedExpression().expression())
        : Optional.empty();
  }

  private static Optional<ParseResult> parse(String text, boolean unaryTests) {
    try {
      ParseResult parsed = unaryTests ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
      return Optional.of(parsed).filter(ParseResult::isSuccess);
    } catch (StackOverflowError e) {
      // Deep without brackets, such as a long row of minus signs.
      return Optional.empty();
    }
  }

  private static void collect(Object node, Set<Objection> objections) {
    switch (node) {
      case JavaFunctionInvocation external ->
          objections.add(new Objection("feel-allowed.external"));
      case FunctionDefinition definition -> objections.add(new Objection("feel-allowed.defines"));
      case QualifiedFunctionInvocation call ->
          objections.add(new Objection("feel-allowed.of-value"));
      case FunctionInvocation call when !FUNCTIONS.contains(call.function()) ->
          objections.add(new Objection("feel-allowed.unknown", "function", call.function()));
      case null, default -> {
        // harmless by itself; its parts may not be
      }
    }
    collectParts(node, objections);
  }

  private static void collectParts(Object node, Set<Objection> objections) {
    switch (node) {
      case scala.collection.Iterable<?> many ->
          many.iterator().foreach(part -> walk(part, objections));
      case Product product -> product.productIterator().foreach(part -> walk(part, objections));
      case null, default -> {
        // a name or a value
      }
    }
  }

  private static Object walk(Object part, Set<Objection> objections) {
    collect(part, objections);
    return null;
  }

  private static Set<String> functions() {
    var library = new BuiltinFunctions(SystemClock$.MODULE$, ValueMapper.defaultValueMapper());
    Set<String> names =
        new LinkedHashSet<>(CollectionConverters.asJavaCollection(library.functionNames()));
    names.add(CYCLE);
    return Set.copyOf(names);
  }
}
