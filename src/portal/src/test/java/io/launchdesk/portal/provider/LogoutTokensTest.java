package io.launchdesk.portal.provider;

import static io.launchdesk.portal.provider.SigningProvider.ago;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** Logout tokens, good ones and others, of a provider that signs what it is told to. */
class LogoutTokensTest {
  static final Map<String, Object> EVENTS =
      Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

  private SigningProvider provider;
  private LogoutTokens tokens;

  @BeforeEach
  void provider() throws Exception {
    provider = new SigningProvider();
    var settings = Map.of("issuer", provider.issuer);
    tokens = new LogoutTokens(SigningProvider.known(settings), ClaimsReaderTest.settings(settings));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void shouldTakeATokenWhenItNamesASubjectOrASession() throws Exception {
    assertThat(tokens.decode(signed(claims -> claims)).getId()).isEqualTo("once");
    assertThat(tokens.decode(signed(claims -> claims.subject(null))).getClaimAsString("sid"))
        .isEqualTo("there");
    assertThat(tokens.decode(signed(claims -> claims.claim("sid", null))).getSubject())
        .isEqualTo("4711");
    assertThat(tokens.decode(provider.sign("logout+jwt", claims().build())).getSubject())
        .as("typed")
        .isEqualTo("4711");
  }

  @Test
  void shouldRefuseATokenWhenItIsOfOrForSomebodyElse() throws Exception {
    refused(signed(claims -> claims.issuer("http://127.0.0.1/other")), "iss");
    refused(signed(claims -> claims.issuer(null)), "iss");
    refused(signed(claims -> claims.audience("launchdesk-api")), "aud");
    refused(signed(claims -> claims.audience((String) null)), "aud");
    refused(signed(claims -> claims.subject(null).claim("sid", null)), "sub or the sid");
    refused(signed(claims -> claims.subject(" ").claim("sid", "")), "sub or the sid");
  }

  @Test
  void shouldRefuseATokenWhenItIsNoLogoutToken() throws Exception {
    refused(signed(claims -> claims.claim("events", null)), "events");
    refused(signed(claims -> claims.claim("events", Map.of("urn:other", Map.of()))), "events");
    refused(signed(claims -> claims.claim("events", List.copyOf(EVENTS.keySet()))), "events");
    refused(
        signed(claims -> claims.claim("events", Map.of(EVENTS.keySet().iterator().next(), 1))),
        "events");
    refused(signed(claims -> claims.claim("nonce", "of an ID token")), "nonce");
    refused(signed(claims -> claims.claim("nonce", "")), "nonce");
    refused(provider.sign("at+jwt", claims().build()), "typ");
  }

  @Test
  void shouldRefuseATokenWhenItHasNoEndOrNoName() throws Exception {
    refused(signed(claims -> claims.jwtID(null)), "jti");
    refused(signed(claims -> claims.jwtID(" ")), "jti");
    refused(signed(claims -> claims.jwtID("x".repeat(501))), "jti");
    refused(signed(claims -> claims.expirationTime(null)), "exp");
    refused(signed(claims -> claims.issueTime(null).expirationTime(null)), "iat");
    refused(
        signed(
            claims ->
                claims
                    .issueTime(ago(Duration.ofMinutes(7)))
                    .expirationTime(ago(Duration.ofMinutes(2)))),
        "expired");
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
    refused("no.token.atall", "");
    refused("", "");
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
    return claims(provider.issuer, "once").subject("4711").claim("sid", "there");
  }

  /** A logout token that names nobody yet. */
  static JWTClaimsSet.Builder claims(String issuer, String jti) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience("launchdesk")
        .jwtID(jti)
        .issueTime(ago(Duration.ZERO))
        .expirationTime(ago(Duration.ofMinutes(-2)))
        .claim("events", EVENTS);
  }
}
