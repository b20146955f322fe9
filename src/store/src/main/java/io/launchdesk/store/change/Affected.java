package io.launchdesk.store.change;

import java.util.List;
import java.util.Set;

/**
 * Whom a change concerns.
 *
 * @param people each once, as one of the first audiences
 * @param groups that may be given tasks which it concerns
 * @param teams that have open requests which it concerns
 */
public record Affected(List<Person> people, Set<String> groups, Set<String> teams) {
  public Affected {
    people = List.copyOf(people);
    groups = Set.copyOf(groups);
    teams = Set.copyOf(teams);
  }

  /**
   * A person, and as what.
   *
   * @param audience in the communication plan
   */
  public record Person(String username, String audience) {}
}
