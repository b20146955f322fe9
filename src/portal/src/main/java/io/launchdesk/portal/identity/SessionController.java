package io.launchdesk.portal.identity;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.provider.OidcSettings;
import io.launchdesk.portal.provider.ProviderLogin;
import io.launchdesk.portal.signin.SignInLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out with a session cookie. */
@RestController
@RequestMapping("/api/session")
@Tag(name = "Sign-in")
class SessionController {
  private final PasswordAuthentication passwords;
  private final HttpSessionSecurityContextRepository sessions;
  private final SessionAuthenticationStrategy newCsrfToken;
  private final Caller caller;
  private final OpenSessions ending;
  private final ProviderLogin provider;
  private final SignInLog log;
  private final OneTimePasswords oneTime;
  private final boolean passwordsTaken;
  private final List<DemoAccount> demoAccounts;

  SessionController(
      PasswordAuthentication passwords,
      HttpSessionSecurityContextRepository sessions,
      SessionAuthenticationStrategy newCsrfToken,
      Caller caller,
      OpenSessions ending,
      ProviderLogin provider,
      SignInLog log,
      OidcSettings oidc,
      OneTimePasswords oneTime,
      PortalSettings settings) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.newCsrfToken = newCsrfToken;
    this.caller = caller;
    this.ending = ending;
    this.provider = provider;
    this.log = log;
    this.oneTime = oneTime;
    this.passwordsTaken = oidc.anyPassword();
    this.demoAccounts =
        settings.demoPeople() && !oidc.enabled() ? DemoPeople.accounts() : List.of();
  }

  /**
   * @param code of the second factor; null or empty where none was asked for
   */
  record SignIn(String username, String password, String code) {
    @Override
    public String toString() {
      return "SignIn[" + username + "]";
    }
  }

  /**
   * @param person null when nobody is signed in
   * @param passwordChange whether nothing is open before a password is chosen: the one that signed
   *     in was given out by an admin
   * @param demoAccounts accounts with a public password to try the product with; empty where these
   *     are not switched on
   * @param provider the way to the identity provider; null where none is configured
   * @param passwords whether anybody can sign in with a password
   */
  record State(
      boolean signedIn,
      PersonView.Me person,
      boolean passwordChange,
      List<DemoAccount> demoAccounts,
      ProviderLogin.Way provider,
      boolean passwords) {}

  /**
   * @param endSession where the browser goes to sign out at the identity provider, too
   */
  record SignedOut(String endSession) {}

  /** An account that everybody may use. */
  record DemoAccount(String username, String password, String displayName) {}

  @Operation(summary = "Sign in; the answer sets the session cookie and a new CSRF cookie")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  PersonView.Me signIn(
      @RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
    check(body);
    Authentication signedIn = authenticate(body);
    HttpSession old = request.getSession(false);
    if (old != null) {
      ending.end(old);
    }
    HttpSession session = request.getSession(true);
    if (oneTime.isOneTime(signedIn.getName())) {
      OneTimePasswords.mark(session);
    }
    newCsrfToken.onAuthentication(signedIn, request, response);
    var person = caller.access(signedIn).orElseThrow().person();
    ((UsernamePasswordAuthenticationToken) signedIn).setDetails(null);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(signedIn);
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    log.signedIn(person.username(), SignInLog.Way.PASSWORD, request);
    return PersonView.Me.of(person);
  }

  @Operation(summary = "Who is signed in; also hands out the CSRF cookie")
  @GetMapping
  State state(HttpServletRequest request) {
    boolean change = OneTimePasswords.isMarked(request.getSession(false));
    return caller
        .signedIn()
        .map(access -> state(PersonView.Me.of(access.person()), change))
        .orElse(state(null, false));
  }

  private State state(PersonView.Me person, boolean passwordChange) {
    return new State(
        person != null,
        person,
        passwordChange,
        demoAccounts,
        provider.way().orElse(null),
        passwordsTaken);
  }

  @Operation(
      summary = "Sign out",
      description =
          "With `everywhere` all sessions of the person end, on all devices; scripts with Basic credentials or bearer"
              + " tokens go on. Who signed in at the identity provider is told where to sign out there, too.")
  @ApiResponse(responseCode = "200", description = "Signed out here; go on to `endSession`")
  @ApiResponse(responseCode = "204", description = "Signed out", content = @Content)
  @DeleteMapping
  ResponseEntity<SignedOut> signOut(
      HttpServletRequest request, @RequestParam(defaultValue = "false") boolean everywhere) {
    var next = provider.endSession(SecurityContextHolder.getContext().getAuthentication());
    if (request.getUserPrincipal() != null) {
      log.signedOut(request.getUserPrincipal().getName(), everywhere, request);
    }
    if (everywhere && request.getUserPrincipal() != null) {
      ending.endAll(request.getUserPrincipal().getName(), request.getSession(false));
    }
    HttpSession session = request.getSession(false);
    if (session != null) {
      ending.end(session);
    }
    SecurityContextHolder.clearContext();
    return next.map(address -> ResponseEntity.ok(new SignedOut(address)))
        .orElse(ResponseEntity.noContent().build());
  }

  private Authentication authenticate(SignIn body) {
    var attempt =
        UsernamePasswordAuthenticationToken.unauthenticated(body.username(), body.password());
    attempt.setDetails(new PasswordAuthentication.Code(body.code() == null ? "" : body.code()));
    try {
      return passwords.authenticate(attempt);
    } catch (BadCredentialsException e) {
      throw new Refusal(ProblemType.WRONG_CREDENTIALS, "Username or password is wrong.");
    } catch (SecondFactorNeeded e) {
      throw e.isWrong()
          ? new Refusal(ProblemType.WRONG_CODE, "The code is wrong, or was used before.")
          : new Refusal(ProblemType.CODE_NEEDED, "The account has a second factor.");
    } catch (LocalSignInOff e) {
      throw new Refusal(
          ProblemType.LOCAL_SIGN_IN_OFF, "People sign in at the identity provider here.");
    }
  }

  private static void check(SignIn body) {
    List<FieldError> missing =
        Stream.of(
                body.username() == null ? new FieldError("username", "is needed.") : null,
                body.password() == null ? new FieldError("password", "is needed.") : null)
            .filter(Objects::nonNull)
            .toList();
    if (!missing.isEmpty()) {
      throw Refusal.invalid(missing);
    }
  }
}
