package io.launchdesk.portal.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Reads tokens that the provider signed, with the one algorithm that is configured. Its keys are
 * asked for when the first token comes.
 */
final class SignedTokens implements JwtDecoder {
  private final Provider provider;
  private final SignatureAlgorithm algorithm;
  private final Set<JOSEObjectType> types;
  private final OAuth2TokenValidator<Jwt> claims;
  private volatile JwtDecoder decoder;

  /**
   * @param type what such a token may say that it is, beside {@code JWT} or nothing: older
   *     providers name none
   * @param claims what is asked of its claims beyond issuer and time
   */
  SignedTokens(
      Provider provider,
      OidcSettings settings,
      String type,
      List<OAuth2TokenValidator<Jwt>> claims) {
    this.provider = provider;
    this.algorithm = settings.algorithm();
    this.types = new HashSet<>(Arrays.asList(JOSEObjectType.JWT, new JOSEObjectType(type), null));
    List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(claims);
    if (settings.enabled()) {
      all.addFirst(JwtValidators.createDefaultWithIssuer(settings.issuer().toString()));
    }
    this.claims = new DelegatingOAuth2TokenValidator<>(all);
  }

  /** That there is such a claim, and that it says something. */
  static JwtClaimValidator<Object> needed(String claim) {
    return new JwtClaimValidator<>(claim, value -> value != null && !Set.of("").contains(value));
  }

  /**
   * @throws ProviderUnavailable when the provider cannot be reached for its keys' address
   * @throws JwtException when the token is not valid, or its key cannot be had
   */
  @Override
  public Jwt decode(String token) {
    if (decoder == null) {
      decoder = build();
    }
    return decoder.decode(token);
  }

  private JwtDecoder build() {
    var keys = provider.registration().getProviderDetails().getJwkSetUri();
    NimbusJwtDecoder built =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .jwsAlgorithm(algorithm)
            .restOperations(new RestTemplate(provider.calls()))
            .jwtProcessorCustomizer(
                processor ->
                    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types)))
            .build();
    built.setJwtValidator(claims);
    return built;
  }
}
