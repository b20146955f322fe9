package io.launchdesk.bench.failure;

import io.launchdesk.network.Line;
import io.launchdesk.network.Line.Fault;
import io.launchdesk.standalone.Wiring;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of a system whose parts reach each other, and are reached by people, over lines. */
final class Wires implements Wiring, AutoCloseable {
  private final Map<Wire, Map<Integer, Line>> lines = new ConcurrentHashMap<>();

  @Override
  public int port(String part, String server, int port) {
    return lines
        .computeIfAbsent(Wire.between(part, server), wire -> new ConcurrentHashMap<>())
        .computeIfAbsent(port, Line::new)
        .port();
  }

  /**
   * Has a fault from now on.
   *
   * @param eachWay how much later a packet arrives when it is slow
   */
  void spoil(Wire wire, Fault fault, Duration eachWay) {
    of(wire).forEach(line -> line.spoil(fault, eachWay));
  }

  /** Has no fault any more. Connections that fell silent stay so. */
  void mend(Wire wire) {
    of(wire).forEach(Line::mend);
  }

  /** Packets and connections that its faults have hit so far. */
  long spoilt(Wire wire) {
    return of(wire).stream().mapToLong(Line::spoilt).sum();
  }

  /** Connections that have fallen silent, and that clients still hold. */
  long silent(Wire wire) {
    return of(wire).stream().mapToLong(Line::silent).sum();
  }

  @Override
  public void close() {
    lines.values().forEach(all -> all.values().forEach(Line::close));
  }

  private Collection<Line> of(Wire wire) {
    return lines.getOrDefault(wire, Map.of()).values();
  }
}
