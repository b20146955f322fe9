package io.launchdesk.portal.identity;

import org.springframework.security.core.AuthenticationException;

/** Thrown when a script sends a password that was given out, and is to be changed first. */
final class OneTimePasswordNeedsChange extends AuthenticationException {
  OneTimePasswordNeedsChange() {
    super("the password must be changed first");
  }
}
