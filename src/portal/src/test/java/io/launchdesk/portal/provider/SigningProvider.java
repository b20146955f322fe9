package io.launchdesk.portal.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A provider that signs what it is told to, described over HTTP on loopback. */
final class SigningProvider implements AutoCloseable {
  private final RSAKey key;
  private final HttpServer server;
  final String issuer;

  SigningProvider() throws IOException, JOSEException {
    key = newKey();
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
  }

  /** As a portal knows it that has nothing but these settings, without the prefix. */
  static Provider known(Map<String, String> settings) {
    var portal =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("launchdesk.public-url", "http://127.0.0.1:8080")))
            .bind("launchdesk", PortalSettings.class)
            .get();
    return new Provider(ClaimsReaderTest.settings(settings), portal);
  }

  /** As agreed: with its key, by RS256. */
  String sign(JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
  }

  /** As agreed, of this type. */
  String sign(String type, JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.RS256, new RSASSASigner(key), type, claims);
  }

  /** With its key by another algorithm than was agreed. */
  String signOtherwise(JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.RS512, new RSASSASigner(key), claims);
  }

  /** With a key that calls itself like the provider's. */
  String signByAnother(JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.RS256, new RSASSASigner(newKey()), claims);
  }

  /** With the public key as if it were a secret that both know. */
  String signByPublicKey(JWTClaimsSet claims) throws JOSEException {
    byte[] publicKey = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    return sign(JWSAlgorithm.HS256, new MACSigner(publicKey), claims);
  }

  static Date ago(Duration time) {
    return Date.from(Instant.now().minus(time));
  }

  private static RSAKey newKey() throws JOSEException {
    return new RSAKeyGenerator(2048).keyID("first").generate();
  }

  private static String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    return sign(algorithm, signer, null, claims);
  }

  private static String sign(
      JWSAlgorithm algorithm, JWSSigner signer, String type, JWTClaimsSet claims)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID("first");
    if (type != null) {
      header.type(new JOSEObjectType(type));
    }
    var token = new SignedJWT(header.build(), claims);
    token.sign(signer);
    return token.serialize();
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

  @Override
  public void close() {
    server.stop(0);
  }
}
