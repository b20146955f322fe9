package io.launchdesk.bench.failure;

import io.launchdesk.standalone.Launch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Something that kills parts of a running system; the supervisor starts them again. */
interface Attack {

  /** The parts that die. */
  List<String> parts();

  /** What dies and when, in words. */
  String title();

  /**
   * Waits for its moment and strikes.
   *
   * @param atWork whether people are still at work, whom some moments need
   * @return when the parts died; empty when people stopped before that
   * @throws IllegalStateException when the moment does not come
   */
  Optional<Instant> strike(Launch launch, BooleanSupplier atWork) throws InterruptedException;
}
