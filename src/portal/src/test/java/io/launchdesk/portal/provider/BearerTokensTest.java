package io.launchdesk.portal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.launchdesk.portal.PortalSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** Tokens of a provider that signs what it is told to, over HTTP. */
class BearerTokensTest {
  private RSAKey key;
  private HttpServer server;
  private String issuer;
  private BearerTokens tokens;

  @BeforeEach
  void provider() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("first").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    serve(
        "/realm/.well-known/openid-configuration",
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}
        """
            .formatted(issuer));
    serve("/realm/keys", new JWKSet(key.toPublicJWK()).toString());
    server.start();
    tokens = tokens(issuer);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTakeATokenWhenItIsForThisApi() throws Exception {
    assertThat(tokens.decode(signed(claims -> claims)).getSubject()).isEqualTo("4711");
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
    var other = new RSAKeyGenerator(2048).keyID("first").generate();
    byte[] publicKey = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

    // then
    refused(new PlainJWT(claims).serialize(), "Unsupported algorithm of none");
    refused(sign(JWSAlgorithm.HS256, new MACSigner(publicKey), claims), "Another algorithm");
    refused(sign(JWSAlgorithm.RS512, new RSASSASigner(key), claims), "Another algorithm");
    refused(sign(JWSAlgorithm.RS256, new RSASSASigner(other), claims), "signature");
    refused("no.token.atall", "");
  }

  @Test
  void shouldSayThatTheProviderIsAwayWhenItsKeysCannotBeHad() throws Exception {
    // given
    String token = signed(claims -> claims);
    server.stop(0);

    // then
    assertThatThrownBy(() -> tokens.decode(token))
        .isInstanceOf(AuthenticationServiceException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void shouldNotTrustAProviderThatNamesAnotherIssuer() {
    // given
    var elsewhere = provider("http://issuer.example/realm", issuer);

    // then
    assertThatThrownBy(elsewhere::registration)
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining(issuer)
        .hasMessageContaining("http://issuer.example/realm");
  }

  private void refused(String token, String why) {
    assertThatThrownBy(() -> tokens.decode(token))
        .isInstanceOf(BadJwtException.class)
        .hasMessageContaining(why);
  }

  private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return sign(JWSAlgorithm.RS256, new RSASSASigner(key), change.apply(claims()).build());
  }

  private static String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("first").build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject("4711")
        .audience("launchdesk-api")
        .issueTime(ago(Duration.ZERO))
        .expirationTime(ago(Duration.ofMinutes(-5)));
  }

  private static Date ago(Duration time) {
    return Date.from(Instant.now().minus(time));
  }

  private BearerTokens tokens(String issuer) {
    var settings = ClaimsReaderTest.settings(Map.of("issuer", issuer));
    return new BearerTokens(provider(issuer, ""), settings, null);
  }

  private static Provider provider(String issuer, String discovery) {
    var settings =
        ClaimsReaderTest.settings(
            discovery.isEmpty()
                ? Map.of("issuer", issuer)
                : Map.of("issuer", issuer, "discovery", discovery));
    var portal =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("launchdesk.public-url", "http://127.0.0.1:8080")))
            .bind("launchdesk", PortalSettings.class)
            .get();
    return new Provider(settings, portal);
  }

  private void serve(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        call -> {
          call.getResponseHeaders().add("Content-Type", "application/json");
          call.sendResponseHeaders(200, body.length);
          try (var out = call.getResponseBody()) {
            out.write(body);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
