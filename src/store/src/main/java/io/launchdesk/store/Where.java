package io.launchdesk.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conditions of a query that all must hold, with their parameters. Not for several threads. */
public final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /** Begins with parameters that conditions refer to. */
  public Where(Map<String, Object> parameters) {
    this.parameters.putAll(parameters);
  }

  /** Adds a condition. */
  public Where and(String condition) {
    conditions.add(condition);
    return this;
  }

  /**
   * Adds a condition with its parameter, unless there is nothing to hold against.
   *
   * @param value null and an empty collection mean: no condition; texts become a {@code text[]}
   */
  public Where and(String condition, String name, Object value) {
    if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
      return this;
    }
    conditions.add(condition);
    parameters.put(
        name,
        value instanceof Collection<?> many
            ? many.stream().map(Object::toString).toArray(String[]::new)
            : value);
    return this;
  }

  /** All conditions, without the word {@code where}. */
  public String sql() {
    return String.join(" and ", conditions);
  }

  public Map<String, Object> parameters() {
    return parameters;
  }
}
