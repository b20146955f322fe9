package io.launchdesk.portal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalApplication;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.live.EventReader;
import io.launchdesk.store.identity.PersonRepository;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in at a real Keycloak with the realm of {@code src/identity-provider}. */
@PortalTest
@DirtiesContext
class KeycloakSignInIT {
  private static final int PORT = Keycloak.freePort();
  private static final String PORTAL = "http://127.0.0.1:" + PORT;
  private static final int OTHER_PORT = Keycloak.freePort();
  private static final String RESCUE = "open sesame, just once";
  private static Keycloak keycloak;

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;
  @Autowired PersonRepository people;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    keycloak = new Keycloak(PORTAL, "http://127.0.0.1:" + OTHER_PORT);
    Map.of(
            "server.port",
            PORT,
            "launchdesk.public-url",
            PORTAL,
            "launchdesk.demo-people",
            false,
            "launchdesk.initial-admin.username",
            "rescue",
            "launchdesk.initial-admin.password",
            RESCUE,
            "launchdesk.oidc.issuer",
            keycloak.issuer(),
            "launchdesk.oidc.client-secret",
            keycloak.clientSecret,
            "launchdesk.oidc.name",
            "Keycloak",
            "launchdesk.oidc.local-accounts",
            "rescue")
        .forEach((name, value) -> registry.add(name, () -> value));
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  @Test
  void shouldMakeAPersonOfTheClaimsWhenSomebodySignsInFirst() {
    // given
    Browser browser = new Browser(http);

    // when
    var form = browser.open("/oauth2/authorization/oidc?return=/settings?tab=away");
    var page = browser.submit(form, "producer", keycloak.password);

    // then
    assertThat(form.uri().getQuery())
        .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=");
    assertThat(page.uri()).hasToString(PORTAL + "/settings?tab=away");
    assertThat(page.statusCode()).isEqualTo(200);
    JsonNode session = browser.get("/api/session");
    assertThat(session.path("passwords").asBoolean()).isTrue();
    assertThat(session.path("provider").path("name").asText()).isEqualTo("Keycloak");
    JsonNode me = session.path("person");
    assertThat(me.path("username").asText()).isEqualTo("producer");
    assertThat(me.path("displayName").asText()).isEqualTo("Pat Producer");
    assertThat(me.path("email").asText()).isEqualTo("producer@launchdesk.example");
    assertThat(me.path("team").asText()).isEqualTo("creative-team");
    assertThat(texts(me.path("roles"))).containsExactly("producer", "requester");
    assertThat(texts(me.path("groups"))).contains("creative-team", "copywriting");
    assertThat(texts(me.path("skills"))).contains("copywriting", "video").hasSize(10);
    assertThat(people.credentials("producer")).as("a password here").isEmpty();
    assertThat(noted("session.sign-in", "producer")).isEqualTo("provider");
  }

  @Test
  void shouldTakeARoleAwayWhenTheProviderDoesNotNameItAnyMore() {
    // given
    Browser before = new Browser(http);
    before.signIn("analyst", keycloak.password, "/");
    assertThat(texts(before.get("/api/me").path("roles"))).contains("analyst");

    // when
    keycloak.setRole("analyst", "analyst", false);
    Browser after = new Browser(http);
    after.signIn("analyst", keycloak.password, "/");

    // then
    assertThat(texts(after.get("/api/me").path("roles"))).containsExactly("requester");
    assertThat(texts(before.get("/api/me").path("roles")))
        .as("in the session that is open")
        .containsExactly("requester");
    assertThat(
            jdbc.sql(
                    "select details #>> '{before,roles}' from desk.audit_event"
                        + " where action = 'person.change' and subject = 'analyst'")
                .query(String.class)
                .single())
        .contains("analyst");
  }

  @Test
  void shouldEndTheSessionAtTheProviderWhenSignedOut() {
    // given
    Browser browser = new Browser(http);
    browser.signIn("approver", keycloak.password, "/");

    // when
    var signedOut = browser.signOut();
    var page = browser.follow(URI.create(Browser.json(signedOut).path("endSession").asText()));

    // then
    assertThat(page.uri()).hasToString(PORTAL + "/");
    assertThat(browser.get("/api/session").path("signedIn").asBoolean()).isFalse();
    assertThat(browser.open("/oauth2/authorization/oidc").body())
        .as("asks for the password again")
        .contains("kc-form-login");
  }

  @Test
  void shouldEndSessionAndStreamHereWhenTheProviderTellsAnotherPortalThatItIsOver() {
    // given
    try (var told = anotherPortal()) {
      Browser ended = new Browser(http);
      ended.signIn("approver", keycloak.password, "/");
      Browser stays = new Browser(http);
      stays.signIn("producer", keycloak.password, "/");
      try (EventReader stream = ended.events();
          EventReader goesOn = stays.events()) {
        assertThat(told.isRunning()).isTrue();
        assertThat(ended.get("/api/me").path("username").asText()).isEqualTo("approver");

        // when
        keycloak.endSessions("approver");

        // then
        await().until(() -> !ended.get("/api/session").path("signedIn").asBoolean());
        await().until(stream::ended);
        assertThat(noted("session.ended", "approver")).isEqualTo("provider");
        assertThat(stays.get("/api/session").path("signedIn").asBoolean()).isTrue();
        assertThat(goesOn.ended()).isFalse();
        assertThat(ended.open("/oauth2/authorization/oidc").body())
            .as("asks for the password again")
            .contains("kc-form-login");
      }
    }
  }

  @Test
  void shouldRefuseWhenSomebodyHasNoRole() {
    // given
    keycloak.addUser("visitor", "visitor@launchdesk.example");
    Browser browser = new Browser(http);

    // when
    var page = browser.signIn("visitor", keycloak.password, "/");

    // then
    assertThat(page.uri()).hasToString(PORTAL + "/?refused=no-role");
    assertThat(browser.get("/api/session").path("signedIn").asBoolean()).isFalse();
    assertThat(people.find("visitor")).isEmpty();
    assertThat(
            jdbc.sql(
                    "select details ->> 'way' from desk.audit_event"
                        + " where action = 'session.refused' and details ->> 'reason' = 'no-role'")
                .query(String.class)
                .single())
        .isEqualTo("provider");
  }

  @Test
  void shouldNotTakeOverAnAccountWhenNameAndAddressAreTheSame() {
    // given
    jdbc.sql(
            """
            insert into desk.person (username, display_name, email, team, password_hash)
            values ('taken', 'Somebody Else', 'else@launchdesk.example', 'legal', 'x')
            """)
        .update();
    keycloak.addUser("taken", "taken@launchdesk.example", "admin");
    keycloak.addUser("other", "else@launchdesk.example", "requester");

    // when
    var sameName = new Browser(http).signIn("taken", keycloak.password, "/");
    Browser sameAddress = new Browser(http);
    sameAddress.signIn("other", keycloak.password, "/");

    // then
    assertThat(sameName.uri()).hasToString(PORTAL + "/?refused=account-exists");
    assertThat(people.find("taken").orElseThrow().roles()).isEmpty();
    assertThat(sameAddress.get("/api/me").path("username").asText()).isEqualTo("other");
  }

  @Test
  void shouldRefuseWhenThePersonWasMadeInactive() {
    // given
    Browser browser = new Browser(http);
    browser.signIn("launch-manager", keycloak.password, "/");

    // when
    jdbc.sql("update desk.person set active = false where username = 'launch-manager'").update();

    // then
    assertThat(browser.get("/api/session").path("signedIn").asBoolean()).isFalse();
    var again = new Browser(http).signIn("launch-manager", keycloak.password, "/");
    assertThat(again.uri()).hasToString(PORTAL + "/?refused=account-inactive");
  }

  @Test
  void shouldTellWhyWhenTheWayBackIsNotTheOneThatWasTaken() {
    // when
    var page = new Browser(http).open("/login/oauth2/code/oidc?code=stolen&state=guessed");

    // then
    assertThat(page.uri()).hasToString(PORTAL + "/?refused=sign-in-expired");
  }

  @Test
  void shouldStayOnThePortalWhenTheReturnPageIsElsewhere() {
    // when
    var page =
        new Browser(http).signIn("operator", keycloak.password, "//example.org/take-me-away");

    // then
    assertThat(page.uri()).hasToString(PORTAL + "/");
  }

  @Test
  void shouldTakePasswordsOfTheNamedAccountsAlone() {
    // given
    String hash = "select password_hash from desk.person where username = 'rescue'";
    jdbc.sql(
            "insert into desk.person (username, display_name, email, team, password_hash) values"
                + " ('local', 'Local', 'local@x', 'it', ("
                + hash
                + "))")
        .update();

    // when
    var rescue = signIn("rescue", RESCUE);
    var local = signIn("local", RESCUE);
    var script =
        http.send(http.call(null, "/api/me").header("Authorization", Http.basic("local", RESCUE)));

    // then
    assertThat(rescue.status()).isEqualTo(200);
    assertThat(local.problem()).isEqualTo("local-sign-in-off");
    assertThat(script.problem()).isEqualTo("local-sign-in-off");
  }

  @Test
  void shouldLetAScriptInWithAnAccessToken() {
    // given
    String token = keycloak.scriptToken();

    // when
    var me = bearer(token, "/api/me");
    var submitted =
        http.post(
            null,
            "/api/requests",
            Http.submission("By a script"),
            "Authorization",
            "Bearer " + token);

    // then
    assertThat(me.body().path("username").asText()).isEqualTo("service-account-launchdesk-script");
    assertThat(texts(me.body().path("roles"))).containsExactly("analyst", "requester");
    assertThat(submitted.status()).as("without a CSRF token").isEqualTo(201);
    assertThat(submitted.raw().headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void shouldRefuseATokenWhenItIsForSomethingElse() {
    // given
    keycloak.admin(
        "POST",
        "/clients",
        Map.of(
            "clientId",
            "elsewhere",
            "publicClient",
            false,
            "secret",
            keycloak.scriptSecret,
            "serviceAccountsEnabled",
            true));
    String elsewhere = keycloak.tokenOf("elsewhere");
    String good = keycloak.scriptToken();
    String changed = good.substring(0, good.length() - 8) + "AAAAAAAA";

    // when
    var foreign = bearer(elsewhere, "/api/me");
    var tampered = bearer(changed, "/api/me");

    // then
    assertThat(List.of(foreign.problem(), tampered.problem())).containsOnly("invalid-token");
    assertThat(foreign.header("WWW-Authenticate")).contains("Bearer", "invalid_token");
    assertThat(foreign.body().path("detail").asText()).contains("aud");
  }

  /** Shares the database; a load balancer would stand before both. */
  private ConfigurableApplicationContext anotherPortal() {
    return new SpringApplicationBuilder(PortalApplication.class)
        .run(
            "--server.port=" + OTHER_PORT,
            "--launchdesk.public-url=" + PORTAL,
            "--launchdesk.oidc.issuer=" + keycloak.issuer(),
            "--launchdesk.oidc.client-secret=" + keycloak.clientSecret,
            "--launchdesk.studio.warm-up=false",
            "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
            "--spring.datasource.username=postgres",
            "--camunda.client.grpc-address=http://127.0.0.1:9",
            "--camunda.client.rest-address=http://127.0.0.1:9");
  }

  private String noted(String action, String person) {
    return jdbc.sql(
            "select details ->> 'way' from desk.audit_event where action = :action and person = :person")
        .param("action", action)
        .param("person", person)
        .query(String.class)
        .single();
  }

  private Http.Answer signIn(String username, String password) {
    return http.post(null, "/api/session", Map.of("username", username, "password", password));
  }

  private Http.Answer bearer(String token, String path) {
    return http.send(http.call(null, path).header("Authorization", "Bearer " + token));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
