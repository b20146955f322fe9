package io.launchdesk.portal.identity;

import org.springframework.security.core.AuthenticationException;

/** Thrown when the password is right, and a code is missing or wrong. */
final class SecondFactorNeeded extends AuthenticationException {
  private final boolean wrong;

  /**
   * @param wrong whether a code was given, which is not right
   */
  SecondFactorNeeded(boolean wrong) {
    super(wrong ? "the code is wrong" : "a code is needed");
    this.wrong = wrong;
  }

  boolean isWrong() {
    return wrong;
  }
}
