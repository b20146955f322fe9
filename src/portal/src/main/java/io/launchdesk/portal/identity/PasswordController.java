package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.provider.OidcSettings;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own password. */
@RestController
@RequestMapping("/api/me/password")
@Tag(name = "Sign-in")
class PasswordController {
  private final PersonRepository people;
  private final PasswordCheck passwords;
  private final PasswordRules rules;
  private final PasswordEncoder encoder;
  private final OidcSettings provider;
  private final OpenSessions sessions;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  PasswordController(
      PersonRepository people,
      PasswordCheck passwords,
      PasswordRules rules,
      PasswordEncoder encoder,
      OidcSettings provider,
      OpenSessions sessions,
      AuditLog audit,
      TransactionTemplate transaction) {
    this.people = people;
    this.passwords = passwords;
    this.rules = rules;
    this.encoder = encoder;
    this.provider = provider;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * @param kept whether the person has a password here that signs in; false where the identity
   *     provider keeps it
   * @param shortest how many characters a new one must have
   */
  record State(boolean kept, int shortest) {}

  record Change(String current, String wanted) {
    @Override
    public String toString() {
      return "Change";
    }
  }

  @Operation(summary = "Whether I have a password here, and how long a new one must be")
  @GetMapping
  State state(Access access) {
    return new State(isKept(access.person()), PasswordRules.SHORTEST);
  }

  @Operation(
      summary = "Change my password",
      description = "Takes the current one with the new one. All other sessions of the person end.")
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(Access access, @RequestBody Change change, HttpServletRequest request) {
    Person me = access.person();
    if (!isKept(me)) {
      throw new Refusal(
          ProblemType.PASSWORD_KEPT_ELSEWHERE,
          "Launchdesk has no password of " + me.username() + ".");
    }
    if (change.current() == null || change.current().isEmpty()) {
      throw Refusal.invalid("current", "is needed.");
    }
    rules.problem("wanted", change.wanted(), me).ifPresent(PasswordController::refuse);
    if (passwords.verify(me.username(), change.current()).isEmpty()) {
      throw Refusal.invalid("current", "is not your password.");
    }
    String hash = encoder.encode(change.wanted());
    transaction.executeWithoutResult(
        status -> {
          people.setPassword(me.username(), hash);
          audit.add(
              me.username(),
              "person.password",
              me.username(),
              Map.of("address", request.getRemoteAddr()));
        });
    OneTimePasswords.unmark(request.getSession(false));
    sessions.endAll(me.username(), request.getSession(false));
  }

  /** Whether the person signs in with a password that is kept here. */
  boolean isKept(Person person) {
    return provider.allowsPassword(person.username())
        && people.credentials(person.username()).isPresent();
  }

  private static void refuse(FieldError error) {
    throw Refusal.invalid(error.field(), error.message());
  }
}
