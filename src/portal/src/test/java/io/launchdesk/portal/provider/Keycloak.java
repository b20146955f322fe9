package io.launchdesk.portal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Keycloak of the distribution as a process of its own on loopback, with the realm of {@code
 * src/identity-provider} and secrets that are made for the run.
 */
final class Keycloak implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = freePort();
  private final String root = secret();
  final String clientSecret = secret();
  final String scriptSecret = secret();
  final String password = secret();
  private final Process process;

  /**
   * Starts it and waits until it answers.
   *
   * @param portal the portal's address, to which browsers are sent back
   * @param told the address of the portal that is told when sessions are over
   */
  Keycloak(String portal, String told) {
    unpack();
    var start =
        new ProcessBuilder(
            HOME.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    start.environment().put("JAVA_HOME", System.getProperty("java.home"));
    start.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
    start.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "root");
    start.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", root);
    start.environment().put("LAUNCHDESK_PUBLICURL", portal);
    start.environment().put("LAUNCHDESK_BACKCHANNELURL", told);
    start.environment().put("LAUNCHDESK_OIDC_CLIENTSECRET", clientSecret);
    start.environment().put("LAUNCHDESK_SCRIPT_CLIENTSECRET", scriptSecret);
    start.environment().put("LAUNCHDESK_REALM_PASSWORD", password);
    start.redirectErrorStream(true).redirectOutput(HOME.resolve("keycloak.log").toFile());
    try {
      process = start.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    Awaitility.await("Keycloak answers")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(this::answers);
  }

  private boolean answers() throws Exception {
    if (!process.isAlive()) {
      throw new AssertionError("Keycloak ended: " + Files.readString(HOME.resolve("keycloak.log")));
    }
    var call = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"));
    return client.send(call.build(), BodyHandlers.discarding()).statusCode() == 200;
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/launchdesk";
  }

  /** An access token for the script's own account. */
  String scriptToken() {
    return tokenOf("launchdesk-script");
  }

  /** An access token for the own account of a client that has the script's secret. */
  String tokenOf(String client) {
    return token(
        "launchdesk",
        Map.of(
            "grant_type", "client_credentials",
            "client_id", client,
            "client_secret", scriptSecret));
  }

  /** Gives or takes a role of the realm. */
  void setRole(String username, String role, boolean given) {
    JsonNode wanted = admin("GET", "/roles/" + role, null);
    String path = "/users/" + id(username) + "/role-mappings/realm";
    admin(given ? "POST" : "DELETE", path, List.of(wanted));
  }

  /** Ends all sessions of a user, as an administrator does. */
  void endSessions(String username) {
    admin("POST", "/users/" + id(username) + "/logout", null);
  }

  /** Makes a user with the password and these roles of the realm. */
  void addUser(String username, String email, String... roles) {
    admin(
        "POST",
        "/users",
        Map.of(
            "username",
            username,
            "email",
            email,
            "emailVerified",
            true,
            "firstName",
            "Some",
            "lastName",
            "Body",
            "enabled",
            true,
            "credentials",
            List.of(Map.of("type", "password", "value", password, "temporary", false))));
    for (String role : roles) {
      setRole(username, role, true);
    }
  }

  /** Calls the realm's administration. */
  JsonNode admin(String method, String path, Object body) {
    String key =
        token(
            "master",
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "root",
                "password", root));
    try {
      String address = "http://127.0.0.1:" + port + "/admin/realms/launchdesk" + path;
      var call =
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
      return json(call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String id(String username) {
    return admin("GET", "/users?exact=true&username=" + username, null).path(0).path("id").asText();
  }

  private String token(String realm, Map<String, String> form) {
    String address =
        "http://127.0.0.1:" + port + "/realms/" + realm + "/protocol/openid-connect/token";
    var call =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(form)));
    return json(call).path("access_token").asText();
  }

  static String form(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  private JsonNode json(HttpRequest.Builder call) {
    try {
      var answer = client.send(call.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(answer.uri() + ": " + answer.statusCode() + answer.body());
      }
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Unpacks it once; a run begins with an empty database. */
  private static void unpack() {
    try {
      if (!Files.exists(HOME.resolve("complete"))) {
        Files.createDirectories(HOME);
        run("tar", "xzf", System.getProperty("keycloak.distribution"), "--strip-components=1");
        Files.createFile(HOME.resolve("complete"));
      }
      run("rm", "-rf", "data");
      Files.createDirectories(HOME.resolve("data/import"));
      Files.copy(
          Path.of(System.getProperty("keycloak.realm")),
          HOME.resolve("data/import/launchdesk-realm.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) throws IOException {
    try {
      int result =
          new ProcessBuilder(command).directory(HOME.toFile()).inheritIO().start().waitFor();
      if (result != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + result);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String secret() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
