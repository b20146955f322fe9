package io.launchdesk.core.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Everything that may come of a scope.
 *
 * @param visited what may be known while it runs, each with a way to it
 */
record Summary(Collection<Outcome> outcomes, Map<Facts, Trail> visited) {
  static final Summary NOTHING = new Summary(List.of(), Map.of());
}
