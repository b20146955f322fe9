package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.provider.OidcSettings;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.PersonRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Admins help people who have lost their passwords. */
@RestController
@Tag(name = "Sign-in")
class PasswordResetController {
  private final PersonRepository people;
  private final OneTimePasswords passwords;
  private final OidcSettings provider;
  private final OpenSessions sessions;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  PasswordResetController(
      PersonRepository people,
      OneTimePasswords passwords,
      OidcSettings provider,
      OpenSessions sessions,
      AuditLog audit,
      TransactionTemplate transaction) {
    this.people = people;
    this.passwords = passwords;
    this.provider = provider;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Operation(
      summary = "Give somebody a one-time password",
      description =
          "For admins, not for themselves. It is told this once, signs in for three days, and must be changed first. All"
              + " sessions of that person end; a second factor stays.")
  @PostMapping("/api/people/{username}/password-reset")
  OneTimePasswords.Given reset(
      Access access, @PathVariable String username, HttpServletRequest request) {
    if (!access.mayResetSignIns()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Admins give out one-time passwords.");
    }
    if (!EnteredJson.isStorable(username) || people.credentials(username).isEmpty()) {
      throw Refusal.notFound(
          "password of", EnteredJson.isStorable(username) ? username : "that name");
    }
    if (!provider.allowsPassword(username)) {
      throw new Refusal(
          ProblemType.PASSWORD_KEPT_ELSEWHERE, username + " signs in at the identity provider.");
    }
    String me = access.person().username();
    if (me.equals(username)) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "One's own password is changed with the current one.");
    }
    OneTimePasswords.Given given =
        transaction.execute(
            status -> {
              audit.add(
                  me,
                  "person.password-reset",
                  username,
                  Map.of("address", request.getRemoteAddr()));
              return passwords.give(username);
            });
    sessions.endAll(username, null);
    return given;
  }
}
