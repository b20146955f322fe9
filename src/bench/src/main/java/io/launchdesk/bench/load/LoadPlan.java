package io.launchdesk.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds how many requests per second a system brings to their ends while people wait no longer than
 * they are willing to: first with more and more clients, then with requests that come at nine
 * tenths of the best rate, whatever becomes of those before.
 *
 * @param warmUpSeconds with the most clients, not counted
 * @param seconds of each phase
 * @param clients numbers of clients, from few to many
 */
public record LoadPlan(int warmUpSeconds, int seconds, List<Integer> clients) {
  /** 95 of 100 waits must not be longer, in milliseconds. */
  public static final double LONGEST_WAIT = 1_000;

  private static final double CONFIRMED_AT = 0.9;

  /**
   * Carries it out.
   *
   * @param told hears of each phase when it is over
   * @return all phases but the warm-up
   * @throws IllegalStateException when no request came to its end at all
   */
  public List<Phase> run(Journey journey, Consumer<Phase> told) {
    Load load = new Load(journey);
    List<Phase> phases = new ArrayList<>();
    load.closed(clients.getLast(), Duration.ofSeconds(warmUpSeconds));
    for (int number : clients) {
      phases.add(load.closed(number, Duration.ofSeconds(seconds)));
      told.accept(phases.getLast());
    }
    Optional<Phase> best = best(phases);
    if (best.isPresent() && best.get().completed() > 0) {
      double rate = best.get().perSecond() * CONFIRMED_AT;
      phases.add(load.open(rate, Duration.ofSeconds(seconds)));
      told.accept(phases.getLast());
    }
    if (phases.stream().allMatch(phase -> phase.completed() == 0)) {
      throw new IllegalStateException("no request came to its end", load.firstFailure());
    }
    return phases;
  }

  /**
   * The closed phase with most requests completed among those in which none failed and nobody
   * waited too long.
   */
  public static Optional<Phase> best(List<Phase> phases) {
    return phases.stream()
        .filter(phase -> phase.kind().equals("closed"))
        .filter(phase -> phase.failed() == 0 && phase.p95() <= LONGEST_WAIT)
        .max(Comparator.comparing(Phase::perSecond));
  }
}
