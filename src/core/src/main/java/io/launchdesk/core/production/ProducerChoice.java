package io.launchdesk.core.production;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Who makes a deliverable. */
public final class ProducerChoice {
  private static final Comparator<Producer> BEST_FIRST =
      Comparator.comparing(Producer::openEffortHours)
          .thenComparing(Producer::level, Comparator.reverseOrder())
          .thenComparing(Producer::username);

  private ProducerChoice() {}

  /**
   * The one with the least open effort; among equals the most skilled, then the first by name, so
   * that the same people give the same choice.
   */
  public static Optional<Producer> choose(Collection<Producer> skilled) {
    return skilled.stream().min(BEST_FIRST);
  }
}
