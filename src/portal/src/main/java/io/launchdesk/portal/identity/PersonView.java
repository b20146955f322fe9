package io.launchdesk.portal.identity;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.away.Away;
import io.launchdesk.store.identity.Person;
import java.util.List;

/**
 * A person as colleagues see one.
 *
 * @param away until when the person is away, and who stands in; null when there
 */
record PersonView(
    String username,
    String displayName,
    String team,
    String region,
    List<String> groups,
    List<String> skills,
    Away away) {

  static PersonView of(Person person, Away away) {
    return new PersonView(
        person.username(),
        person.displayName(),
        person.team(),
        person.region(),
        person.groups(),
        person.skills(),
        away);
  }

  /** A person as the person sees it: with roles, address and preferences. */
  record Me(
      String username,
      String displayName,
      String email,
      String team,
      String region,
      String language,
      String timeZone,
      List<String> roles,
      List<String> groups,
      List<String> skills) {

    static Me of(Person person) {
      return new Me(
          person.username(),
          person.displayName(),
          person.email(),
          person.team(),
          person.region(),
          person.language(),
          person.timeZone(),
          person.roles().stream().map(Role::slug).sorted().toList(),
          person.groups(),
          person.skills());
    }
  }
}
