package io.launchdesk.core.proof;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Outcomes without those that say the same; of these the first, which is the shortest. */
final class Outcomes {
  private final Map<Outcome.Key, Outcome> all = new LinkedHashMap<>();

  void add(Outcome outcome) {
    all.putIfAbsent(outcome.key(), outcome);
  }

  void remove(Outcome outcome) {
    all.remove(outcome.key());
  }

  Collection<Outcome> all() {
    return all.values();
  }
}
