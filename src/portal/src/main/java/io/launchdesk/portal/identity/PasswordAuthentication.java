package io.launchdesk.portal.identity;

import io.launchdesk.portal.provider.OidcSettings;
import io.launchdesk.portal.signin.SignInLog;
import io.launchdesk.store.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs people in by username and password. What is kept is the name alone: roles and groups are
 * read for each call, so that a change counts at once.
 */
@Component
class PasswordAuthentication implements AuthenticationProvider {
  /** The details of an attempt in a browser, with a code or an empty one. Scripts have none. */
  record Code(String text) {
    @Override
    public String toString() {
      return "Code";
    }
  }

  private final PasswordCheck passwords;
  private final OneTimePasswords oneTime;
  private final SecondFactors factors;
  private final OidcSettings provider;
  private final SignInLog log;
  private final HttpServletRequest call;

  /**
   * @param call the one that is being answered, whichever that is
   */
  PasswordAuthentication(
      PasswordCheck passwords,
      OneTimePasswords oneTime,
      SecondFactors factors,
      OidcSettings provider,
      SignInLog log,
      HttpServletRequest call) {
    this.passwords = passwords;
    this.oneTime = oneTime;
    this.factors = factors;
    this.provider = provider;
    this.log = log;
    this.call = call;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = attempt.getName();
    if (!provider.allowsPassword(name)) {
      throw new LocalSignInOff();
    }
    Person person =
        passwords
            .verify(name, String.valueOf(attempt.getCredentials()))
            .orElseThrow(
                () -> {
                  log.refused(name, SignInLog.Way.PASSWORD, "wrong-credentials", call);
                  return new BadCredentialsException("username or password is wrong");
                });
    boolean script = !(attempt.getDetails() instanceof Code);
    if (script && oneTime.isOneTime(name)) {
      throw new OneTimePasswordNeedsChange();
    }
    if (factors.isSet(name)) {
      check(name, attempt.getDetails() instanceof Code code ? code.text() : "");
    }
    var signedIn =
        UsernamePasswordAuthenticationToken.authenticated(person.username(), null, List.of());
    signedIn.setDetails(person);
    return signedIn;
  }

  private void check(String name, String code) {
    if (code.isBlank()) {
      throw new SecondFactorNeeded(false);
    }
    if (!factors.use(name, code)) {
      log.refused(name, SignInLog.Way.PASSWORD, "wrong-code", call);
      throw new SecondFactorNeeded(true);
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
