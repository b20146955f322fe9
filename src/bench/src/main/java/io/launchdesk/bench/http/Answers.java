package io.launchdesk.bench.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.bench.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What calls of one kind were answered with in a span of time. Safe for use by several threads. */
public final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE = "no answer";

  private final Histogram good = Latency.histogram();
  private final Histogram refused = Latency.histogram();
  private final Map<String, Integer> kinds = new TreeMap<>();

  /**
   * Takes note of one.
   *
   * @param answer null when there was none
   * @param due {@link System#nanoTime} at which the call was to be made
   */
  public synchronized void take(HttpResponse<byte[]> answer, long due) {
    long micros = Math.min((System.nanoTime() - due) / 1_000, good.getHighestTrackableValue());
    kinds.merge(answer == null ? NONE : kind(answer), 1, Integer::sum);
    if (answer != null && answer.statusCode() / 100 == 2) {
      good.recordValue(micros);
    } else {
      refused.recordValue(micros);
    }
  }

  /** How many were answered so, e.g. {@code 201}. */
  public synchronized int of(String kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** How many were answered with 2xx. */
  public synchronized long good() {
    return good.getTotalCount();
  }

  /** How many calls were made. */
  public synchronized long all() {
    return good.getTotalCount() + refused.getTotalCount();
  }

  /** How many were answered otherwise, or not at all. */
  public synchronized long refused() {
    return refused.getTotalCount();
  }

  /**
   * Those that were neither good, nor refused with 503 or 429 in a problem that says when to come
   * again.
   */
  public synchronized int unclean() {
    return kinds.entrySet().stream()
        .filter(one -> !one.getKey().matches("2\\d\\d|(503|429) [a-z-]+"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** How long good answers took, in microseconds. */
  public synchronized Histogram latency() {
    return good.copy();
  }

  /** How long it took until somebody was told that it can't be done, in microseconds. */
  public synchronized Histogram refusals() {
    return refused.copy();
  }

  /** How often each kind came, e.g. {@code 201: 12, 503 database-unavailable: 3}. */
  @Override
  public synchronized String toString() {
    return kinds.entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Status, and of a refusal its problem and what it lacks. */
  private static String kind(HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 == 2) {
      return Integer.toString(answer.statusCode());
    }
    boolean tells = answer.headers().firstValue("Retry-After").isPresent();
    return answer.statusCode() + " " + problem(answer) + (tells ? "" : " without Retry-After");
  }

  private static String problem(HttpResponse<byte[]> answer) {
    boolean isProblem =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem");
    if (!isProblem) {
      return "WITHOUT A PROBLEM";
    }
    try {
      String type = JSON.readTree(answer.body()).path("type").asText();
      return type.replace("urn:launchdesk:problem:", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
