package io.launchdesk.portal.identity;

import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.away.AbsenceRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller, and the colleagues to pick from. */
@RestController
@Tag(name = "People")
class PeopleController {
  private static final String LIST = "people";
  private final PersonRepository people;
  private final AbsenceRepository absences;
  private final PageSize sizes;

  PeopleController(PersonRepository people, AbsenceRepository absences, PageSize sizes) {
    this.people = people;
    this.absences = absences;
    this.sizes = sizes;
  }

  @Operation(summary = "Who I am, with roles and groups")
  @GetMapping("/api/me")
  PersonView.Me me(Access access) {
    return PersonView.Me.of(access.person());
  }

  @Operation(summary = "Colleagues by username, of one group when `group` is given")
  @GetMapping("/api/people")
  Page<PersonView> people(
      Access access,
      @RequestParam(required = false) String group,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    int size = sizes.of(limit);
    String after = Cursor.decode(LIST, cursor, keys -> keys.getFirst());
    var found = people.page(group, after == null ? "" : after, size + 1);
    var away = absences.now(found.stream().map(Person::username).toList());
    return Page.of(found, size, (Person last) -> Cursor.encode(LIST, last.username()))
        .map(person -> PersonView.of(person, away.get(person.username())));
  }
}
