package io.launchdesk.bench.absence;

import java.util.List;

/**
 * How a backlog went away.
 *
 * @param looks at the backlog, at the same distance of time each, the first when it began to shrink
 * @param seconds between two looks
 */
record Drain(List<Long> looks, double seconds) {

  Drain {
    if (looks.size() < 2) {
      throw new IllegalArgumentException("a drain needs two looks");
    }
    looks = List.copyOf(looks);
  }

  /** By how many it shrank per second. */
  double perSecond() {
    return (looks.getFirst() - looks.getLast()) / (seconds * (looks.size() - 1));
  }

  /** How often it was larger than at the look before. */
  long rises() {
    long rises = 0;
    for (int i = 1; i < looks.size(); i++) {
      rises += looks.get(i) > looks.get(i - 1) ? 1 : 0;
    }
    return rises;
  }
}
