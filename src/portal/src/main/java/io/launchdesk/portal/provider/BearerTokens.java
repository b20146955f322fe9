package io.launchdesk.portal.provider;

import io.launchdesk.store.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Access tokens of scripts (RFC 6750, JWT): signed by the provider with the one algorithm that is
 * configured, issued by it, for this API, with a subject and an end. What they claim of their
 * subject counts as at a sign-in.
 */
@Component
public class BearerTokens implements JwtDecoder, Converter<Jwt, AbstractAuthenticationToken> {
  private static final String TYPE = "at+jwt";

  private final OidcSettings settings;
  private final Arrivals arrivals;
  private final JwtDecoder tokens;

  BearerTokens(Provider provider, OidcSettings settings, Arrivals arrivals) {
    this.settings = settings;
    this.arrivals = arrivals;
    this.tokens =
        new SignedTokens(
            provider,
            settings,
            TYPE,
            List.of(
                new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD,
                    audience -> audience != null && audience.contains(settings.audience())),
                SignedTokens.needed(JwtClaimNames.SUB),
                SignedTokens.needed(JwtClaimNames.EXP)));
  }

  /** Whether bearer tokens are taken at all: where an identity provider is configured. */
  public boolean taken() {
    return settings.enabled();
  }

  /** Whether the call carries a bearer token. */
  public static boolean carriedBy(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  /**
   * @throws AuthenticationServiceException when the provider cannot be reached for its keys
   * @throws JwtException when the token is not valid
   */
  @Override
  public Jwt decode(String token) {
    try {
      return tokens.decode(token);
    } catch (ProviderUnavailable e) {
      throw new AuthenticationServiceException(e.getMessage(), e);
    }
  }

  /**
   * The person that a valid token stands for.
   *
   * @throws OAuth2AuthenticationException when the person may not come in
   */
  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    Person person =
        arrivals.arrive(
            token.getIssuer().toString(),
            token.getSubject(),
            token.getIssuedAt(),
            token.getClaims());
    var signedIn = new JwtAuthenticationToken(token, List.of(), person.username());
    signedIn.setDetails(person);
    return signedIn;
  }
}
