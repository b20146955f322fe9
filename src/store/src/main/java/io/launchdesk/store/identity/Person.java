package io.launchdesk.store.identity;

import io.launchdesk.core.identity.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Someone who can sign in.
 *
 * @param username the key, lower case
 * @param team where the person works; a request belongs to its requester's team
 * @param timeZone IANA id in which the person reads times
 * @param groups candidate groups of user tasks
 */
public record Person(
    String username,
    String displayName,
    String email,
    String team,
    String region,
    String language,
    String timeZone,
    Set<Role> roles,
    List<String> groups,
    List<String> skills) {

  /** Whether the person has at least one of these roles. */
  public boolean hasAny(Role... wanted) {
    return !Collections.disjoint(roles, List.of(wanted));
  }

  /** Whether the person is in at least one of these groups. */
  public boolean inAny(Collection<String> wanted) {
    return !Collections.disjoint(groups, wanted);
  }
}
