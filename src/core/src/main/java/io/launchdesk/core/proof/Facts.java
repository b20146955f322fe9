package io.launchdesk.core.proof;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is known of a request at one moment: values of variables that gateways ask for, and marks of
 * the proof itself, whose names begin with {@code $}. What is not in it may have any value.
 */
final class Facts {
  static final Facts NONE = new Facts(new TreeMap<>());

  /** Stands for no value. */
  static final Object NULL = "\u0000null";

  /** Stands for every value that no model names. */
  static final Object OTHER = "\u0000other";

  private final TreeMap<String, Object> known;
  private final int hash;

  private Facts(TreeMap<String, Object> known) {
    this.known = known;
    this.hash = known.hashCode();
  }

  Map<String, Object> known() {
    return Collections.unmodifiableMap(known);
  }

  Object get(String name) {
    return known.get(name);
  }

  boolean knows(String name) {
    return known.containsKey(name);
  }

  Facts with(String name, Object value) {
    if (value.equals(known.get(name))) {
      return this;
    }
    TreeMap<String, Object> next = new TreeMap<>(known);
    next.put(name, value);
    return new Facts(next);
  }

  Facts without(String name) {
    return without(name::equals);
  }

  Facts without(Predicate<String> names) {
    if (known.keySet().stream().noneMatch(names)) {
      return this;
    }
    TreeMap<String, Object> next = new TreeMap<>(known);
    next.keySet().removeIf(names);
    return new Facts(next);
  }

  /** These facts, but of one name what others know. */
  Facts like(Facts others, String name) {
    return others.knows(name) ? with(name, others.get(name)) : without(name);
  }

  /** Only the marks. */
  Facts marks() {
    return without(name -> !isMark(name));
  }

  static boolean isMark(String name) {
    return name.startsWith("$");
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Facts facts && hash == facts.hash && known.equals(facts.known);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return known.toString();
  }
}
