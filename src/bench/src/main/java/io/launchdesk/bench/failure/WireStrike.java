package io.launchdesk.bench.failure;

import io.launchdesk.bench.Waiting;
import io.launchdesk.network.Line.Fault;
import io.launchdesk.standalone.Launch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A wire is bad for a while.
 *
 * @param after pause since the system has got over what was before
 * @param length how long it is bad; longer when nothing comes by in that time
 */
record WireStrike(Wires wires, Wire wire, Fault fault, Duration after, Duration length)
    implements Attack {
  private static final List<Fault> FAULTS =
      Arrays.stream(Fault.values()).filter(fault -> fault != Fault.NONE).toList();
  private static final int SHORTEST = 2_000;
  private static final int LONGEST = 12_000;
  private static final Duration LATENCY = Duration.ofMillis(300);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  @Override
  public List<String> parts() {
    return List.of();
  }

  @Override
  public String title() {
    return wire.title() + ": " + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether nobody waits any more for what was swallowed. */
  @Override
  public boolean isOver() {
    return wires.silent(wire) == 0;
  }

  @Override
  public Optional<Instant> strike(Launch launch, BooleanSupplier atWork)
      throws InterruptedException {
    Thread.sleep(after);
    if (!atWork.getAsBoolean()) {
      return Optional.empty();
    }
    long before = wires.spoilt(wire);
    wires.spoil(wire, fault, LATENCY);
    try {
      Thread.sleep(length);
      Waiting.until(
          "something comes by from " + wire.title(),
          LONGEST_SILENCE,
          () -> wires.spoilt(wire) > before);
    } finally {
      wires.mend(wire);
    }
    return Optional.of(Instant.now());
  }

  /**
   * A plan that the seed alone decides on: each wire is hit as often as the others, and each fault.
   */
  static List<WireStrike> plan(int strikes, long seed, Wires wires) {
    Random random = new Random(seed);
    Bag<Wire> victims = new Bag<>(List.of(Wire.values()), random);
    Bag<Fault> faults = new Bag<>(FAULTS, random);
    List<WireStrike> plan = new ArrayList<>();
    for (int i = 0; i < strikes; i++) {
      Duration length = Duration.ofMillis(random.nextInt(SHORTEST, LONGEST));
      plan.add(new WireStrike(wires, victims.draw(), faults.draw(), Strike.pause(random), length));
    }
    return plan;
  }
}
