package io.launchdesk.bench.failure;

import io.launchdesk.bench.network.Line;
import io.launchdesk.bench.network.Line.Fault;
import io.launchdesk.standalone.Launch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A line is bad for a while; no part dies.
 *
 * @param lines all of them
 * @param lasting how long; what fell silent then stays so
 * @param delay how long each packet takes when the line is slow
 */
record LineStrike(
    Lines lines, String from, String to, Fault fault, Duration lasting, Duration delay)
    implements Attack {
  private static final List<List<String>> ENDS =
      List.of(
          List.of("people", "portal"),
          List.of("portal", "postgres"),
          List.of("portal", "broker.grpc"),
          List.of("portal", "broker.rest"),
          List.of("workers", "postgres"),
          List.of("workers", "broker.grpc"),
          List.of("broker", "postgres"));
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofSeconds(12);

  /** Every line with every fault; the exporter's database takes two seconds for each packet. */
  static List<Attack> all(Lines lines) {
    List<Attack> all = new ArrayList<>();
    for (Fault fault : List.of(Fault.ANSWERS_LOST, Fault.CUT, Fault.SLOW, Fault.SILENT)) {
      for (List<String> ends : ENDS) {
        String from = ends.getFirst();
        Duration delay = Duration.ofMillis(from.equals("broker") ? 2_000 : 200);
        Duration lasting = fault == Fault.SLOW ? LONG : SHORT;
        all.add(new LineStrike(lines, from, ends.getLast(), fault, lasting, delay));
      }
    }
    return all;
  }

  @Override
  public List<String> parts() {
    return List.of();
  }

  @Override
  public String title() {
    String name = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s > %s: %s for %d s".formatted(from, to, name, lasting.toSeconds());
  }

  @Override
  public Optional<Instant> strike(Launch launch, BooleanSupplier atWork)
      throws InterruptedException {
    if (!atWork.getAsBoolean()) {
      return Optional.empty();
    }
    Line line = lines.between(from, to);
    Instant at = Instant.now();
    line.spoil(fault, delay);
    Thread.sleep(lasting);
    line.mend();
    return Optional.of(at);
  }
}
