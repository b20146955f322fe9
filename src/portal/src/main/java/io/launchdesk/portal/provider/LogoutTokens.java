package io.launchdesk.portal.provider;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Logout tokens of the provider, checked as OpenID Connect Back-Channel Logout 1.0, section 2.6,
 * says; whether one was taken before is for the caller to find out.
 */
@Component
class LogoutTokens {
  private static final String TYPE = "logout+jwt";
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final int LONGEST = 500;

  private final JwtDecoder tokens;

  LogoutTokens(Provider provider, OidcSettings settings) {
    this.tokens =
        new SignedTokens(
            provider,
            settings,
            TYPE,
            List.of(
                new JwtClaimValidator<List<String>>(
                    LogoutTokenClaimNames.AUD,
                    audience -> audience != null && audience.contains(settings.clientId())),
                SignedTokens.needed(LogoutTokenClaimNames.IAT),
                SignedTokens.needed(JwtClaimNames.EXP),
                new JwtClaimValidator<>(
                    LogoutTokenClaimNames.JTI,
                    jti -> jti instanceof String id && !id.isBlank() && id.length() <= LONGEST),
                new JwtClaimValidator<>(
                    LogoutTokenClaimNames.EVENTS,
                    events ->
                        events instanceof Map<?, ?> all && all.get(EVENT) instanceof Map<?, ?>),
                new JwtClaimValidator<>(OidcParameterNames.NONCE, nonce -> nonce == null),
                namesSomebody()));
  }

  /**
   * @throws ProviderUnavailable when the provider cannot be reached for its keys' address
   * @throws JwtException when it is no valid logout token, or its key cannot be had
   */
  Jwt decode(String token) {
    return tokens.decode(token);
  }

  private static OAuth2TokenValidator<Jwt> namesSomebody() {
    var refusal = new OAuth2Error("invalid_token", "The sub or the sid claim is needed", null);
    return token ->
        says(token, LogoutTokenClaimNames.SUB) || says(token, LogoutTokenClaimNames.SID)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(refusal);
  }

  private static boolean says(Jwt token, String claim) {
    String value = token.getClaimAsString(claim);
    return value != null && !value.isBlank();
  }
}
