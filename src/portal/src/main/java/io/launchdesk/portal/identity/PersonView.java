package io.launchdesk.portal.identity;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.identity.Person;
import java.util.List;

/** A person as colleagues see one. */
record PersonView(
    String username,
    String displayName,
    String team,
    String region,
    List<String> groups,
    List<String> skills) {

  static PersonView of(Person person) {
    return new PersonView(
        person.username(),
        person.displayName(),
        person.team(),
        person.region(),
        person.groups(),
        person.skills());
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
