package io.launchdesk.portal.provider;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.identity.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the claims of an identity provider say of somebody. Null stands for a claim that is not
 * read: what is kept of it stays. Empty stands for a claim that is read and says nothing.
 *
 * @param username one that can be used here
 */
record Claimed(
    Optional<String> username,
    Optional<String> displayName,
    Optional<String> email,
    Optional<String> team,
    Optional<String> region,
    Set<Role> roles,
    List<String> groups,
    List<String> skills) {

  /** Somebody who was never here before, under this name. */
  Person asNew(String name) {
    return over(
        new Person(
            name, name, "", ownTeam(name), "global", "en", "UTC", Set.of(), List.of(), List.of()));
  }

  /** The person as kept, with all that the claims say anew. */
  Person over(Person kept) {
    return new Person(
        kept.username(),
        displayName.orElse(kept.displayName()),
        email.orElse(kept.email()),
        team == null ? kept.team() : team.orElse(ownTeam(kept.username())),
        region == null ? kept.region() : region.orElse("global"),
        kept.language(),
        kept.timeZone(),
        roles == null ? kept.roles() : roles,
        groups == null ? kept.groups() : groups,
        skills == null ? kept.skills() : skills);
  }

  /** Members of a team see each other's requests: who is in none must not be in one with others. */
  private static String ownTeam(String username) {
    return "personal/" + username;
  }
}
