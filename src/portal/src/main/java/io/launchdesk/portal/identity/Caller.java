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
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who is calling, with today's roles and groups, and in whose place. */
@Component
public class Caller {
  private static final String KNOWN = Caller.class.getName();

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
    return known(authentication);
  }

  private Access access(Person person) {
    return new Access(person, absences.inPlaceOf(person.username()));
  }

  /** Guards, arguments and the log of a call all ask who is calling: it is looked up once. */
  private Optional<Access> known(Authentication authentication) {
    RequestAttributes call = RequestContextHolder.getRequestAttributes();
    if (call == null) {
      return found(authentication);
    }
    if (call.getAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST) instanceof Known known
        && known.authentication() == authentication) {
      return known.access();
    }
    Optional<Access> access = found(authentication);
    call.setAttribute(KNOWN, new Known(authentication, access), RequestAttributes.SCOPE_REQUEST);
    return access;
  }

  private Optional<Access> found(Authentication authentication) {
    if (authentication.getDetails() instanceof Person person) {
      return Optional.of(access(person));
    }
    return accessOf(authentication.getName());
  }

  /** What was found for an authentication in this call. */
  private record Known(Authentication authentication, Optional<Access> access) {}
}
