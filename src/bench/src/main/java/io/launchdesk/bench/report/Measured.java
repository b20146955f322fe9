package io.launchdesk.bench.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One scenario that runs or has run: its settings, the machine's load around it, its figures. */
public final class Measured {
  private final String scenario;
  private final Map<String, String> settings;
  private final Instant startedAt = Instant.now();
  private final double loadBefore = Machine.load();
  private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
  private Instant endedAt;
  private double loadAfter;
  private String failure;

  /**
   * @param settings options by their names
   */
  public Measured(String scenario, Map<String, String> settings) {
    this.scenario = scenario;
    this.settings = Map.copyOf(settings);
  }

  /** Takes a figure. */
  public void add(Result result) {
    results.add(result);
  }

  /** The scenario is over; {@code reason} is null when it came to its end. */
  public void end(Exception reason) {
    endedAt = Instant.now();
    loadAfter = Machine.load();
    failure = reason == null ? null : reason.toString();
  }

  public String getScenario() {
    return scenario;
  }

  public Map<String, String> getSettings() {
    return settings;
  }

  public Instant getStartedAt() {
    return startedAt;
  }

  public Instant getEndedAt() {
    return endedAt;
  }

  /** Load average of a minute. */
  public double getLoadBefore() {
    return loadBefore;
  }

  /** Load average of a minute. */
  public double getLoadAfter() {
    return loadAfter;
  }

  /** Why it did not come to its end; null when it did. */
  public String getFailure() {
    return failure;
  }

  public List<Result> getResults() {
    return List.copyOf(results);
  }
}
