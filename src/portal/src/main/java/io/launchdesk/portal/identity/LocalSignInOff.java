package io.launchdesk.portal.identity;

import org.springframework.security.core.AuthenticationException;

/** Thrown when somebody comes with a password where people sign in at an identity provider. */
final class LocalSignInOff extends AuthenticationException {
  LocalSignInOff() {
    super("accounts with a password are switched off");
  }
}
