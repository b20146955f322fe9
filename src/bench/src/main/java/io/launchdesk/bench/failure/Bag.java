package io.launchdesk.bench.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Gives out each thing as often as the others, in an order that nobody chose. */
final class Bag<T> {
  private final List<T> things;
  private final Random random;
  private final List<T> left = new ArrayList<>();

  /**
   * @param things which are in it at first, and again whenever it is empty
   * @param random decides on the order
   */
  Bag(List<T> things, Random random) {
    this.things = List.copyOf(things);
    this.random = random;
  }

  T draw() {
    if (left.isEmpty()) {
      left.addAll(things);
      Collections.shuffle(left, random);
    }
    return left.removeLast();
  }
}
