package io.launchdesk.bench.failure;

import io.launchdesk.bench.network.Line;
import io.launchdesk.standalone.Wiring;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A line between each two that talk with each other: the parts, and people with the portal. */
final class Lines implements Wiring, AutoCloseable {
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  @Override
  public int port(String from, String to, int port) {
    return lines.computeIfAbsent(name(from, to), name -> new Line(port)).port();
  }

  /**
   * The one between these two.
   *
   * @throws IllegalArgumentException when they do not talk with each other
   */
  Line between(String from, String to) {
    Line line = lines.get(name(from, to));
    if (line == null) {
      throw new IllegalArgumentException("no line " + name(from, to) + "; there are " + lines);
    }
    return line;
  }

  private static String name(String from, String to) {
    return from + " > " + to;
  }

  @Override
  public void close() {
    lines.values().forEach(Line::close);
  }
}
