package io.launchdesk.portal.provider;

import io.launchdesk.portal.live.Admissions;
import io.launchdesk.portal.signin.SignInLog;
import io.launchdesk.store.identity.ProviderSessionRepository;
import io.launchdesk.store.identity.ProviderSessionRepository.Ended;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the sessions that a logout token names, and their streams, on whichever portal they were
 * opened.
 */
@Component
class BackChannelLogout {
  /** By how much clocks may differ, as Spring Security has it where it checks a token's end. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final LogoutTokens tokens;
  private final ProviderSessionRepository sessions;
  private final Admissions streams;
  private final SignInLog log;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BackChannelLogout(
      LogoutTokens tokens,
      ProviderSessionRepository sessions,
      Admissions streams,
      SignInLog log,
      TransactionTemplate transaction,
      Clock clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.streams = streams;
    this.log = log;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Ends what the token names, at once or not at all; that it was over before is no failure.
   *
   * @param request who brought it
   * @throws JwtException when the token is not valid, was taken before, or cannot be checked
   * @throws ProviderUnavailable when the provider cannot be reached for its keys' address
   */
  void end(String token, HttpServletRequest request) {
    Jwt read = tokens.decode(token);
    transaction.executeWithoutResult(status -> end(read, request));
  }

  private void end(Jwt token, HttpServletRequest request) {
    String issuer = token.getIssuer().toString();
    var over = token.getExpiresAt().plus(SKEW);
    if (!sessions.take(issuer, token.getId(), over, clock.instant())) {
      throw new BadJwtException("The logout token was taken before");
    }
    List<Ended> ended =
        sessions.end(
            issuer,
            token.getClaimAsString(LogoutTokenClaimNames.SUB),
            token.getClaimAsString(LogoutTokenClaimNames.SID));
    ended.forEach(session -> streams.end(session.id()));
    ended.stream()
        .collect(Collectors.groupingBy(Ended::username, Collectors.counting()))
        .forEach((person, count) -> log.endedByProvider(person, count, request));
  }
}
