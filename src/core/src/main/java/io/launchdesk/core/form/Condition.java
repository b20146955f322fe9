package io.launchdesk.core.form;

import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * A FEEL condition that stands in a deployed form. It is parsed once, when the form is read, and
 * only what {@link FeelAllowList} knows may occur in it. What people enter is only ever the value
 * of a variable: it is never parsed.
 */
final class Condition {

  /** Holds for no data. */
  static final Condition NEVER = new Condition(null, false);

  /** Holds for all data. */
  static final Condition ALWAYS = new Condition(null, true);

  private static final int LONGEST = 1_000;
  private static final FeelEngineApi FEEL =
      FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

  private final ParsedExpression expression;
  private final boolean constant;

  private Condition(ParsedExpression expression, boolean constant) {
    this.expression = expression;
    this.constant = constant;
  }

  /**
   * @param component whose condition it is, for the message
   * @param text the condition, with {@code =} in front
   * @throws FormSchemaException when it is no FEEL, or more than is allowed
   */
  static Condition parse(String component, String text) {
    if (!text.startsWith("=")) {
      throw new FormSchemaException(
          component, "the condition \"" + text + "\" is no expression; begin it with =");
    }
    if (text.length() > LONGEST) {
      throw new FormSchemaException(
          component, "the condition is longer than " + LONGEST + " characters");
    }
    ParseResult parsed = FEEL.parseExpression(text.substring(1));
    if (parsed.isFailure()) {
      throw new FormSchemaException(
          component,
          "the condition \"" + text + "\" cannot be read: " + parsed.failure().message());
    }
    FeelAllowList.check(component, text, parsed.parsedExpression());
    return new Condition(parsed.parsedExpression(), false);
  }

  /**
   * Whether the condition is true for these variables. Everything else than true (false, null, a
   * comparison of things that cannot be compared) counts as false, as it does in form-js.
   *
   * @param variables plain JSON values by name
   */
  boolean holds(Map<String, Object> variables) {
    if (expression == null) {
      return constant;
    }
    EvaluationResult result = FEEL.evaluate(expression, variables);
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }
}
