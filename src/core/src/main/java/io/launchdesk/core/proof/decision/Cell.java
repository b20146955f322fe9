package io.launchdesk.core.proof.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.OpenConstRangeBoundary;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A cell of a decision table, as far as it can be told. What only compares the input with values
 * that are written out holds or fails for each input; any other part is an atom, which may hold,
 * fail, or do neither.
 */
sealed interface Cell {
  /** Lets everything in. */
  Cell ALL = new AllOf(List.of());

  /**
   * @param input of the column
   * @param atoms how the atoms come out, by {@link Atom#text}
   * @return null when it neither holds nor fails, which does not let the input in
   */
  Boolean holds(Object input, Map<String, Boolean> atoms);

  /** The parts that only an evaluation could tell. */
  Stream<String> atoms();

  /** The values at which the answer may change. */
  Stream<Object> named();

  /** Reads unary tests. */
  static Cell of(Exp exp) {
    return switch (exp) {
      case ConstBool truth when truth.value() -> ALL;
      case Exp known when isPlain(known) -> new Plain(known);
      case AtLeastOne any -> new AnyOf(all(any.xs()));
      case Not not -> new Other(of(not.x()));
      case UnaryTestExpression test when isParted(test.exp()) -> of(test.exp());
      case Conjunction both -> new AllOf(List.of(of(both.x()), of(both.y())));
      case Disjunction either -> new AnyOf(List.of(of(either.x()), of(either.y())));
      default -> new Atom(exp.toString());
    };
  }

  private static boolean isParted(Exp exp) {
    return exp instanceof Conjunction || exp instanceof Disjunction;
  }

  private static List<Cell> all(scala.collection.immutable.List<Exp> parts) {
    return CollectionConverters.asJava(parts).stream().map(Cell::of).toList();
  }

  /** What is made of comparisons with values that are written out. */
  private static boolean isPlain(Object node) {
    return switch (node) {
      case ConstString text -> true;
      case ConstNumber number -> true;
      case ConstBool truth -> true;
      case ConstNull$ nothing -> true;
      case ConstInputValue$ input -> true;
      case Exp exp when PARTED.contains(exp.getClass()) -> parts(exp).allMatch(Cell::isPlain);
      case OpenConstRangeBoundary bound -> isPlain(bound.value());
      case ClosedConstRangeBoundary bound -> isPlain(bound.value());
      case null, default -> false;
    };
  }

  /** The parts of an expression, those within lists among them. */
  private static Stream<Object> parts(Object node) {
    return CollectionConverters.asJavaCollection(((Product) node).productIterator().toList())
        .stream()
        .flatMap(
            part ->
                part instanceof scala.collection.Iterable<?> many
                    ? CollectionConverters.asJavaCollection(many).stream()
                    : Stream.of(part));
  }

  /** What compares, and what joins comparisons. */
  Set<Class<?>> PARTED =
      Set.of(
          InputEqualTo.class,
          InputLessThan.class,
          InputLessOrEqual.class,
          InputGreaterThan.class,
          InputGreaterOrEqual.class,
          InputInRange.class,
          ConstRange.class,
          ConstList.class,
          ArithmeticNegation.class,
          UnaryTestExpression.class,
          AtLeastOne.class,
          Not.class,
          Conjunction.class,
          Disjunction.class,
          In.class,
          Equal.class,
          LessThan.class,
          LessOrEqual.class,
          GreaterThan.class,
          GreaterOrEqual.class);

  /** Compares with what is written out, as the engine does. */
  record Plain(Exp exp) implements Cell {
    @Override
    public Boolean holds(Object input, Map<String, Boolean> atoms) {
      return Feel.holds(exp, input);
    }

    @Override
    public Stream<String> atoms() {
      return Stream.empty();
    }

    @Override
    public Stream<Object> named() {
      return literals(exp);
    }

    private static Stream<Object> literals(Object node) {
      return switch (node) {
        case ConstString text -> Stream.of(text.value());
        case ConstBool truth -> Stream.of(truth.value());
        case ConstNumber number -> Stream.of(number.value().bigDecimal());
        case ArithmeticNegation minus ->
            literals(minus.x()).map(x -> x instanceof BigDecimal number ? number.negate() : x);
        case OpenConstRangeBoundary bound -> literals(bound.value());
        case ClosedConstRangeBoundary bound -> literals(bound.value());
        case Product exp -> parts(exp).flatMap(Plain::literals);
        case null, default -> Stream.empty();
      };
    }
  }

  /** What only an evaluation could tell. */
  record Atom(String text) implements Cell {
    @Override
    public Boolean holds(Object input, Map<String, Boolean> atoms) {
      return atoms.get(text);
    }

    @Override
    public Stream<String> atoms() {
      return Stream.of(text);
    }

    @Override
    public Stream<Object> named() {
      return Stream.empty();
    }
  }

  /** Holds when its part fails. */
  record Other(Cell part) implements Cell {
    @Override
    public Boolean holds(Object input, Map<String, Boolean> atoms) {
      Boolean holds = part.holds(input, atoms);
      return holds == null ? null : Boolean.valueOf(!holds);
    }

    @Override
    public Stream<String> atoms() {
      return part.atoms();
    }

    @Override
    public Stream<Object> named() {
      return part.named();
    }
  }

  /** Holds when each part does. */
  record AllOf(List<Cell> parts) implements Cell {
    @Override
    public Boolean holds(Object input, Map<String, Boolean> atoms) {
      return joined(parts, input, atoms, false);
    }

    @Override
    public Stream<String> atoms() {
      return parts.stream().flatMap(Cell::atoms);
    }

    @Override
    public Stream<Object> named() {
      return parts.stream().flatMap(Cell::named);
    }
  }

  /** Holds when a part does. */
  record AnyOf(List<Cell> parts) implements Cell {
    @Override
    public Boolean holds(Object input, Map<String, Boolean> atoms) {
      return joined(parts, input, atoms, true);
    }

    @Override
    public Stream<String> atoms() {
      return parts.stream().flatMap(Cell::atoms);
    }

    @Override
    public Stream<Object> named() {
      return parts.stream().flatMap(Cell::named);
    }
  }

  /** One part that comes out as {@code deciding} settles it, else all have to be told. */
  private static Boolean joined(
      List<Cell> parts, Object input, Map<String, Boolean> atoms, boolean deciding) {
    boolean told = true;
    for (Cell part : parts) {
      Boolean holds = part.holds(input, atoms);
      if (Objects.equals(holds, deciding)) {
        return deciding;
      }
      told &= holds != null;
    }
    return told ? Boolean.valueOf(!deciding) : null;
  }
}
