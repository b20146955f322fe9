package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.SecondFactorRepository;
import io.launchdesk.store.identity.SecondFactorRepository.SecondFactor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of those who sign in with a password. */
@RestController
@Tag(name = "Sign-in")
class SecondFactorController {
  private final SecondFactors factors;
  private final SecondFactorRepository kept;
  private final PasswordController passwords;
  private final PasswordCheck check;
  private final OpenSessions sessions;
  private final AuditLog audit;

  SecondFactorController(
      SecondFactors factors,
      SecondFactorRepository kept,
      PasswordController passwords,
      PasswordCheck check,
      OpenSessions sessions,
      AuditLog audit) {
    this.factors = factors;
    this.kept = kept;
    this.passwords = passwords;
    this.check = check;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * @param possible whether the person signs in with a password at all
   * @param set whether a code is asked for at sign-in
   * @param needed whether the person's role needs one
   * @param recoveryCodes how many recovery codes are left
   */
  record State(boolean possible, boolean set, boolean needed, int recoveryCodes) {}

  /**
   * @param secret to type into an authenticator app, Base32
   * @param address the same as an {@code otpauth:} address, for a QR code
   */
  record Begun(String secret, String address) {}

  record Password(String password) {
    @Override
    public String toString() {
      return "Password";
    }
  }

  record Code(String code) {
    @Override
    public String toString() {
      return "Code";
    }
  }

  /**
   * @param recoveryCodes to be written down; nobody is told them again
   */
  record Confirmed(List<String> recoveryCodes) {}

  @Operation(summary = "Whether I have a second factor")
  @GetMapping("/api/me/second-factor")
  State state(Access access) {
    Person me = access.person();
    Optional<SecondFactor> set = kept.find(me.username()).filter(SecondFactor::confirmed);
    return new State(
        passwords.isKept(me),
        set.isPresent(),
        factors.isNeeded(me),
        set.map(SecondFactor::recoveryCodes).orElse(0));
  }

  @Operation(
      summary = "Begin to set up my second factor",
      description = "Asked for at sign-in only after it was confirmed with a code.")
  @PostMapping("/api/me/second-factor")
  Begun begin(Access access, @RequestBody Password body) {
    Person me = access.person();
    if (!passwords.isKept(me)) {
      throw new Refusal(
          ProblemType.PASSWORD_KEPT_ELSEWHERE,
          "Second factors are for those with a password here.");
    }
    if (body.password() == null || check.verify(me.username(), body.password()).isEmpty()) {
      throw Refusal.invalid("password", "is not your password.");
    }
    byte[] secret = TimeCodes.newSecret();
    if (!kept.begin(me.username(), secret)) {
      throw new Refusal(ProblemType.SECOND_FACTOR_SET, "Codes are asked for already.");
    }
    return new Begun(TimeCodes.typed(secret), TimeCodes.address(secret, me.username()));
  }

  @Operation(
      summary = "Turn my second factor on with its first code",
      description = "Answers the recovery codes. All other sessions of the person end.")
  @PostMapping("/api/me/second-factor/confirm")
  Confirmed confirm(Access access, @RequestBody Code body, HttpServletRequest request) {
    String me = access.person().username();
    Optional<SecondFactor> begun = kept.find(me);
    if (begun.isEmpty()) {
      throw Refusal.notFound("second factor of", me);
    }
    if (begun.get().confirmed()) {
      throw new Refusal(ProblemType.SECOND_FACTOR_SET, "Codes are asked for already.");
    }
    List<String> codes = factors.confirm(me, code(body));
    if (codes.isEmpty()) {
      throw wrong();
    }
    note(me, "second-factor.set", me, request);
    sessions.endAll(me, request.getSession(false));
    return new Confirmed(codes);
  }

  @Operation(summary = "Remove my second factor, with one of its codes")
  @PostMapping("/api/me/second-factor/remove")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Access access, @RequestBody Code body, HttpServletRequest request) {
    String me = access.person().username();
    if (!factors.isSet(me)) {
      throw Refusal.notFound("second factor of", me);
    }
    if (!factors.use(me, code(body))) {
      throw wrong();
    }
    kept.remove(me);
    note(me, "second-factor.remove", me, request);
  }

  @Operation(
      summary = "Remove the second factor of somebody who has lost it",
      description = "All sessions of that person end.")
  @DeleteMapping("/api/people/{username}/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset(Access access, @PathVariable String username, HttpServletRequest request) {
    if (!access.mayResetSignIns()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Admins reset second factors.");
    }
    if (!kept.remove(username)) {
      throw Refusal.notFound("second factor of", username);
    }
    note(access.person().username(), "second-factor.reset", username, request);
    sessions.endAll(username, null);
  }

  private void note(String person, String action, String subject, HttpServletRequest request) {
    audit.add(person, action, subject, Map.of("address", request.getRemoteAddr()));
  }

  private static String code(Code body) {
    if (body.code() == null || body.code().isBlank()) {
      throw Refusal.invalid("code", "is needed.");
    }
    return body.code();
  }

  private static Refusal wrong() {
    return Refusal.invalid("code", "is wrong, or was used before.");
  }
}
