package io.launchdesk.core.proof;

import io.launchdesk.core.proof.decision.Feel;
import io.launchdesk.core.proof.decision.Values;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is known of a request at one moment: values of variables that gateways ask for, and marks of
 * the proof itself, whose names begin with {@code $}. Of what decisions answer, parts are known by
 * their path, such as {@code triage.team}. What is not in it may have any value.
 */
final class Facts {
  static final Facts NONE = new Facts(new TreeMap<>());

  /** Stands for no value. */
  static final Object NULL = "\u0000null";

  /** Stands for every value that no model names. */
  static final Object OTHER = Values.OTHER;

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

  /** These facts, but of one variable and its parts what others know. */
  Facts like(Facts others, String variable) {
    return withoutVariable(variable).copied(others, variable, variable);
  }

  /** Without a variable and its parts. */
  Facts withoutVariable(String variable) {
    return without(name -> isWithin(name, variable));
  }

  /** With what others know of a variable or path and its parts, under another name. */
  Facts copied(Facts others, String from, String to) {
    Facts facts = this;
    for (Map.Entry<String, Object> one : others.known.entrySet()) {
      if (isWithin(one.getKey(), from)) {
        facts = facts.with(to + one.getKey().substring(from.length()), one.getValue());
      }
    }
    return facts;
  }

  /** Whether something is known of a variable or of a part of it. */
  boolean knowsOf(String variable) {
    return known.keySet().stream().anyMatch(name -> isWithin(name, variable));
  }

  /** Whether a name is that of a variable or path, or of a part of it. */
  static boolean isWithin(String name, String variable) {
    return name.startsWith(variable)
        && (name.length() == variable.length() || name.charAt(variable.length()) == '.');
  }

  /** What is known, as FEEL takes it. */
  Map<String, Object> values() {
    Map<String, Object> values = new TreeMap<>();
    known.forEach(
        (name, value) -> {
          if (!isMark(name)) {
            values.put(name, value.equals(NULL) ? null : value);
          }
        });
    return values;
  }

  /** The name of the variable that a name is a part of. */
  static String variable(String name) {
    return Feel.root(name);
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
