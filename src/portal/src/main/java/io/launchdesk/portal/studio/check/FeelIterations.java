package io.launchdesk.portal.studio.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.SomeItem;
import scala.Product;

/** How often an expression repeats a part of itself: nothing else stops the engine doing so. */
final class FeelIterations {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

  /** Lists of variables are of any length; how many of them are gone through within each other. */
  private static final int DEEPEST = 3;

  private BigDecimal numbers = BigDecimal.ONE;

  private FeelIterations() {}

  /**
   * @param root of an expression's syntax
   * @return empty when it comes to an end soon
   */
  static Optional<Objection> objection(Object root) {
    FeelIterations iterations = new FeelIterations();
    int nested = iterations.nested(root);
    if (iterations.numbers == null || iterations.numbers.compareTo(MOST) > 0) {
      return Optional.of(new Objection("feel-allowed.counts", "most", MOST.intValue()));
    }
    return nested > DEEPEST
        ? Optional.of(new Objection("feel-allowed.lists", "most", DEEPEST))
        : Optional.empty();
  }

  private int nested(Object node) {
    if (node instanceof IterationContext range) {
      count(range);
    }
    int deepest = 0;
    for (Object part : parts(node)) {
      deepest = Math.max(deepest, nested(part));
    }
    return deepest + own(node);
  }

  private static int own(Object node) {
    return switch (node) {
      case For each -> each.iterators().size();
      case SomeItem some -> some.iterators().size();
      case EveryItem every -> every.iterators().size();
      case Filter filter when !(filter.filter() instanceof ConstNumber) -> 1;
      case null, default -> 0;
    };
  }

  /** Ranges multiply, wherever they stand: they may be within each other. */
  private void count(IterationContext range) {
    Optional<BigDecimal> start = number(range.start());
    Optional<BigDecimal> end = number(range.end());
    if (numbers == null || start.isEmpty() || end.isEmpty()) {
      numbers = null;
      return;
    }
    BigDecimal apart = end.get().subtract(start.get()).abs();
    numbers = numbers.multiply(apart.setScale(0, RoundingMode.UP).add(BigDecimal.ONE));
  }

  private static Optional<BigDecimal> number(Object bound) {
    return switch (bound) {
      case ConstNumber number -> Optional.of(number.value().bigDecimal());
      case ArithmeticNegation minus -> number(minus.x()).map(BigDecimal::negate);
      case null, default -> Optional.empty();
    };
  }

  /** The parts of a piece of syntax. */
  static List<Object> parts(Object node) {
    List<Object> parts = new ArrayList<>();
    switch (node) {
      case scala.collection.Iterable<?> many -> many.iterator().foreach(parts::add);
      case Product product -> product.productIterator().foreach(parts::add);
      case null, default -> {
        // a name or a value
      }
    }
    return parts;
  }
}
