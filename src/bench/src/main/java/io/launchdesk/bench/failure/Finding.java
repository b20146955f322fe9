package io.launchdesk.bench.failure;

import java.util.List;

/**
 * Something that must not be.
 *
 * @param what in words, e.g. {@code requests that were not started exactly once}
 * @param which each of them
 */
public record Finding(String what, List<String> which) {
  private static final int SHOWN = 10;

  @Override
  public String toString() {
    String more = which.size() > SHOWN ? " and " + (which.size() - SHOWN) + " more" : "";
    return what + ": " + String.join(", ", which.stream().limit(SHOWN).toList()) + more;
  }
}
