package io.launchdesk.portal.provider;

import static io.launchdesk.portal.provider.SigningProvider.ago;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** Tokens of a provider that signs what it is told to, over HTTP. */
class BearerTokensTest {
  private SigningProvider provider;
  private BearerTokens tokens;

  @BeforeEach
  void provider() throws Exception {
    provider = new SigningProvider();
    var settings = Map.of("issuer", provider.issuer);
    tokens =
        new BearerTokens(
            SigningProvider.known(settings), ClaimsReaderTest.settings(settings), null);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void shouldTakeATokenWhenItIsForThisApi() throws Exception {
    assertThat(tokens.decode(signed(claims -> claims)).getSubject()).isEqualTo("4711");
    assertThat(tokens.decode(provider.sign("at+jwt", claims().build())).getSubject())
        .as("typed as RFC 9068 says")
        .isEqualTo("4711");
  }

  @Test
  void shouldRefuseATokenWhenItsClaimsAreNotThoseOfThisApi() throws Exception {
    refused(signed(claims -> claims.issuer("http://127.0.0.1/other")), "iss");
    refused(signed(claims -> claims.audience("launchdesk")), "aud");
    refused(signed(claims -> claims.audience((String) null)), "aud");
    refused(signed(claims -> claims.subject(null)), "sub");
    refused(signed(claims -> claims.expirationTime(null)), "exp");
    refused(
        signed(
            claims ->
                claims
                    .issueTime(ago(Duration.ofMinutes(7)))
                    .expirationTime(ago(Duration.ofMinutes(2)))),
        "expired");
    refused(signed(claims -> claims.notBeforeTime(ago(Duration.ofMinutes(-2)))), "before");
  }

  @Test
  void shouldRefuseATokenWhenItIsNotSignedAsAgreed() throws Exception {
    // given
    JWTClaimsSet claims = claims().build();

    // then
    refused(new PlainJWT(claims).serialize(), "Unsupported algorithm of none");
    refused(provider.signByPublicKey(claims), "Another algorithm");
    refused(provider.signOtherwise(claims), "Another algorithm");
    refused(provider.signByAnother(claims), "signature");
    refused(provider.sign("logout+jwt", claims), "typ");
    refused("no.token.atall", "");
  }

  @Test
  void shouldSayThatTheProviderIsAwayWhenItsKeysCannotBeHad() throws Exception {
    // given
    String token = signed(claims -> claims);
    provider.close();

    // then
    assertThatThrownBy(() -> tokens.decode(token))
        .isInstanceOf(AuthenticationServiceException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void shouldNotTrustAProviderThatNamesAnotherIssuer() {
    // given
    var elsewhere =
        SigningProvider.known(
            Map.of("issuer", "http://issuer.example/realm", "discovery", provider.issuer));

    // then
    assertThatThrownBy(elsewhere::registration)
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining(provider.issuer)
        .hasMessageContaining("http://issuer.example/realm");
  }

  private void refused(String token, String why) {
    assertThatThrownBy(() -> tokens.decode(token))
        .isInstanceOf(BadJwtException.class)
        .hasMessageContaining(why);
  }

  private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return provider.sign(change.apply(claims()).build());
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(provider.issuer)
        .subject("4711")
        .audience("launchdesk-api")
        .issueTime(ago(Duration.ZERO))
        .expirationTime(ago(Duration.ofMinutes(-5)));
  }
}
