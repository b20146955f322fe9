package io.launchdesk.core.form;

import java.util.Set;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import scala.Product;
import scala.collection.Iterator;

/**
 * What a condition of a form may be made of: comparisons, and, or, not, in, literals, variables and
 * a few named functions. Everything else (contexts, filters, loops, function definitions,
 * arithmetic, other functions) is refused before it can be evaluated.
 */
final class FeelAllowList {

  private static final Set<Class<?>> NODES =
      Set.of(
          Conjunction.class,
          Disjunction.class,
          Not.class,
          Equal.class,
          LessThan.class,
          LessOrEqual.class,
          GreaterThan.class,
          GreaterOrEqual.class,
          In.class,
          AtLeastOne.class,
          UnaryTestExpression.class,
          InputEqualTo.class,
          Ref.class,
          ConstBool.class,
          ConstNumber.class,
          ConstString.class,
          ConstList.class,
          ConstNull$.class,
          FunctionInvocation.class);

  private static final Set<String> FUNCTIONS =
      Set.of("list contains", "is defined", "not", "count");

  private final String component;
  private final String text;

  private FeelAllowList(String component, String text) {
    this.component = component;
    this.text = text;
  }

  /**
   * @throws FormSchemaException when the expression holds something that is not allowed
   */
  static void check(String component, String text, ParsedExpression expression) {
    new FeelAllowList(component, text).check(expression.expression());
  }

  private void check(Object node) {
    switch (node) {
      case FunctionInvocation call -> {
        if (!FUNCTIONS.contains(call.function())
            || !(call.params() instanceof PositionalFunctionParameters)) {
          throw refused("the function " + call.function());
        }
        checkParts(call);
      }
      case PositionalFunctionParameters parameters -> checkParts(parameters);
      case Exp expression -> {
        if (!NODES.contains(expression.getClass())) {
          throw refused(expression.getClass().getSimpleName().replace("$", ""));
        }
        checkParts((Product) expression);
      }
      case scala.collection.Iterable<?> many -> checkAll(many.iterator());
      case Product other -> {
        // numbers and the like
      }
      case null, default -> {
        // names and values
      }
    }
  }

  private void checkParts(Product node) {
    checkAll(node.productIterator());
  }

  private void checkAll(Iterator<?> parts) {
    while (parts.hasNext()) {
      check(parts.next());
    }
  }

  private FormSchemaException refused(String what) {
    return new FormSchemaException(
        component,
        "the condition \""
            + text
            + "\" uses "
            + what
            + "; allowed are comparisons, and, or, not, in, plain values, variables, "
            + "list contains, is defined and count");
  }
}
