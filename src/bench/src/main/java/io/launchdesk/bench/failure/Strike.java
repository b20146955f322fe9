package io.launchdesk.bench.failure;

import io.launchdesk.standalone.Launch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Parts that are killed at one moment.
 *
 * @param parts one or two of {@code broker}, {@code postgres}, {@code portal}, {@code workers}
 * @param after pause since all parts were up
 */
record Strike(List<String> parts, Duration after) implements Attack {
  private static final List<String> PARTS = List.of("broker", "postgres", "portal", "workers");
  private static final int SHORTEST_PAUSE = 500;
  private static final int LONGEST_PAUSE = 8_000;

  /** Every fifth strike hits a second part, too. */
  private static final int PAIRS = 5;

  @Override
  public String title() {
    return String.join(" + ", parts);
  }

  @Override
  public Optional<Instant> strike(Launch launch, BooleanSupplier atWork)
      throws InterruptedException {
    Thread.sleep(after);
    if (!atWork.getAsBoolean()) {
      return Optional.empty();
    }
    Instant at = Instant.now();
    parts.forEach(launch::kill);
    return Optional.of(at);
  }

  /**
   * A plan that the seed alone decides on. Each part is hit as often as the others, in an order and
   * at moments that nobody chose.
   */
  static List<Strike> plan(int strikes, long seed) {
    Random random = new Random(seed);
    List<Strike> plan = new ArrayList<>();
    Bag<String> bag = new Bag<>(PARTS, random);
    for (int i = 1; i <= strikes; i++) {
      List<String> victims = new ArrayList<>(List.of(bag.draw()));
      if (i % PAIRS == 0) {
        victims.add(second(victims.getFirst(), random));
      }
      plan.add(new Strike(List.copyOf(victims), pause(random)));
    }
    return plan;
  }

  /** A time that people are left to work for. */
  static Duration pause(Random random) {
    return Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
  }

  /**
   * Workers and PostgreSQL never die together: what the workers had in hand is read in the database
   * right after they died.
   */
  private static String second(String first, Random random) {
    List<String> others =
        PARTS.stream()
            .filter(part -> !part.equals(first))
            .filter(part -> !Set.of(part, first).equals(Set.of("workers", "postgres")))
            .toList();
    return others.get(random.nextInt(others.size()));
  }
}
