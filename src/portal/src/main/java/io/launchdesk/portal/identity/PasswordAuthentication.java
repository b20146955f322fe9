package io.launchdesk.portal.identity;

import io.launchdesk.portal.provider.OidcSettings;
import io.launchdesk.store.identity.Person;
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
  private final PasswordCheck passwords;
  private final OidcSettings provider;

  PasswordAuthentication(PasswordCheck passwords, OidcSettings provider) {
    this.passwords = passwords;
    this.provider = provider;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    if (!provider.allowsPassword(attempt.getName())) {
      throw new LocalSignInOff();
    }
    Person person =
        passwords
            .verify(attempt.getName(), String.valueOf(attempt.getCredentials()))
            .orElseThrow(() -> new BadCredentialsException("username or password is wrong"));
    var signedIn =
        UsernamePasswordAuthenticationToken.authenticated(person.username(), null, List.of());
    signedIn.setDetails(person);
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
