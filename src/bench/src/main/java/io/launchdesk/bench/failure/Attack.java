package io.launchdesk.bench.failure;

import io.launchdesk.standalone.Launch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Something that kills parts of a running system, which the supervisor starts again, makes them do
 * what nobody wants, or parts them.
 */
interface Attack {

  /** The parts that die; empty when none does. */
  List<String> parts();

  /** Settings that the system must have for it, as variables {@code LAUNCHDESK_*}. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** What dies and when, in words. */
  String title();

  /** Whether nothing is left of it that the system has to get over. */
  default boolean isOver() {
    return true;
  }

  /**
   * Waits for its moment and strikes.
   *
   * @param atWork whether people are still at work, whom some moments need
   * @return when it struck, or, when it lasts, was over; empty when people stopped before that
   * @throws IllegalStateException when the moment does not come
   */
  Optional<Instant> strike(Launch launch, BooleanSupplier atWork) throws InterruptedException;
}
