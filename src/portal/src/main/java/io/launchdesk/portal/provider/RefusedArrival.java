package io.launchdesk.portal.provider;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Thrown when the provider knows somebody whom Launchdesk does not let in. */
final class RefusedArrival extends OAuth2AuthenticationException {
  private final String subject;

  /**
   * @param subject as the provider names the person, for ever
   */
  RefusedArrival(SignInRefusal refusal, String subject) {
    super(new OAuth2Error(refusal.code(), refusal.detail(), null), refusal.detail());
    this.subject = subject;
  }

  String subject() {
    return subject;
  }
}
