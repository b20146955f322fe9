package io.launchdesk.core.change;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All models that are live together, contents by id.
 *
 * @param decisions by the id of their file
 */
public record ModelSet(
    Map<String, String> processes, Map<String, String> decisions, Map<String, String> forms) {
  public ModelSet {
    processes = Map.copyOf(processes);
    decisions = Map.copyOf(decisions);
    forms = Map.copyOf(forms);
  }

  /** The ids whose content is not the same in both, or in one alone. */
  static Set<String> differing(Map<String, String> one, Map<String, String> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .filter(id -> !Objects.equals(one.get(id), other.get(id)))
        .collect(Collectors.toSet());
  }
}
