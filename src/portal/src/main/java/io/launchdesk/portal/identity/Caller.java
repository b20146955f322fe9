package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.away.AbsenceRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is calling, with today's roles and groups, and in whose place. */
@Component
public class Caller {
  private final PersonRepository people;
  private final AbsenceRepository absences;

  Caller(PersonRepository people, AbsenceRepository absences) {
    this.people = people;
    this.absences = absences;
  }

  /**
   * The access of the person who makes this call.
   *
   * @throws Refusal when nobody is signed in, or the person is not active any more
   */
  public Access access() {
    return signedIn()
        .orElseThrow(
            () -> new Refusal(ProblemType.NOT_SIGNED_IN, "The call carries no valid sign-in."));
  }

  /** The access of the person who makes this call; empty when nobody is signed in. */
  public Optional<Access> signedIn() {
    return access(SecurityContextHolder.getContext().getAuthentication());
  }

  /** The access that this person has; empty when there is no such active person. */
  public Optional<Access> accessOf(String username) {
    return people.find(username).map(this::access);
  }

  /** The access that an authentication stands for. */
  Optional<Access> access(Authentication authentication) {
    if (authentication == null || !authentication.isAuthenticated()) {
      return Optional.empty();
    }
    if (authentication.getDetails() instanceof Person person) {
      return Optional.of(access(person));
    }
    return people.find(authentication.getName()).map(this::access);
  }

  private Access access(Person person) {
    return new Access(person, absences.inPlaceOf(person.username()));
  }
}
