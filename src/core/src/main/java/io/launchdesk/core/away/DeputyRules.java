package io.launchdesk.core.away;

import java.util.Collection;
import java.util.List;

/**
 * Who may be somebody's deputy. A deputy gets no rights: of the person's tasks the deputy works on
 * those for which both have a group, and on what the person is asked as a requester. Who stands in
 * for a deputy that is away, too, gets nothing: there is one step only.
 */
public final class DeputyRules {
  private DeputyRules() {}

  /**
   * Whether the deputy may do at least some of the person's work: they share a group, or, where the
   * person is in no group and so only asks, they work in the same team.
   */
  public static boolean maySucceed(
      Collection<String> groups, String team, Collection<String> deputyGroups, String deputyTeam) {
    return groups.isEmpty()
        ? team.equals(deputyTeam)
        : groups.stream().anyMatch(deputyGroups::contains);
  }

  /** The person's groups whose tasks the deputy may not do; in alphabetical order. */
  public static List<String> uncovered(Collection<String> groups, Collection<String> deputyGroups) {
    return groups.stream().filter(group -> !deputyGroups.contains(group)).sorted().toList();
  }
}
