package io.launchdesk.standalone.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives tokens to one client that knows its secret (OAuth 2.0, client credentials), signed so that
 * a gateway can verify them (RFC 7517, 7519), at the addresses that Keycloak has.
 */
final class TokenIssuer implements AutoCloseable {
  private static final String AUDIENCE = "orchestration-api";
  private static final String CLIENT = "launchdesk";
  private static final String PATH = "/realms/test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String secret = UUID.randomUUID().toString();
  private final KeyPair keys;
  private final HttpServer server;

  TokenIssuer() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext(
        PATH + "/protocol/openid-connect/certs", exchange -> answer(exchange, 200, publicKeys()));
    server.createContext(PATH + "/protocol/openid-connect/token", this::token);
    server.start();
  }

  /** Makes a broker's gateway ask every call over gRPC for a token. */
  Map<String, String> ofBroker() {
    String prefix = "ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_";
    return Map.of(
        prefix + "MODE",
        "identity",
        prefix + "IDENTITY_TYPE",
        "keycloak",
        prefix + "IDENTITY_ISSUERBACKENDURL",
        issuer(),
        prefix + "IDENTITY_AUDIENCE",
        AUDIENCE);
  }

  /** Makes a client get tokens. */
  Map<String, String> ofClient() {
    return Map.of(
        "CAMUNDA_CLIENT_AUTH_METHOD", "oidc",
        "CAMUNDA_CLIENT_AUTH_TOKENURL", issuer() + "/protocol/openid-connect/token",
        "CAMUNDA_CLIENT_AUTH_AUDIENCE", AUDIENCE,
        "CAMUNDA_CLIENT_AUTH_CLIENTID", CLIENT,
        "CAMUNDA_CLIENT_AUTH_CLIENTSECRET", secret);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    List<String> fields = List.of(form.split("&"));
    boolean known =
        fields.contains("grant_type=client_credentials")
            && fields.contains("client_id=" + CLIENT)
            && fields.contains("client_secret=" + secret);
    if (known) {
      answer(
          exchange,
          200,
          Map.of("access_token", signed(), "token_type", "Bearer", "expires_in", 300, "scope", ""));
    } else {
      answer(exchange, 401, Map.of("error", "invalid_client"));
    }
  }

  private Object publicKeys() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty", "RSA",
                "use", "sig",
                "alg", "RS256",
                "kid", "one",
                "n", text(unsigned(key.getModulus())),
                "e", text(unsigned(key.getPublicExponent())))));
  }

  private String signed() throws JsonProcessingException {
    Instant now = Instant.now();
    String content =
        text(JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", "one")))
            + "."
            + text(
                JSON.writeValueAsBytes(
                    Map.of(
                        "iss", issuer(),
                        "sub", CLIENT,
                        "aud", List.of(AUDIENCE),
                        "iat", now.getEpochSecond(),
                        "exp", now.plusSeconds(300).getEpochSecond())));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    try (exchange) {
      byte[] bytes = JSON.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
