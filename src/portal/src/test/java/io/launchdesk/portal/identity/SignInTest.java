package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SignInTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  @Test
  void shouldTakeNoLogoutOfAProviderWhenNoneIsConfigured() {
    // when
    var answer =
        http.send(
            http.call(null, "/logout/connect/back-channel/oidc")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=anything")));

    // then
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void shouldUseTheSessionWhenSignedIn() throws Exception {
    // when
    var signedIn = signIn("requester", "demo");

    // then
    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(signedIn.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("LAUNCHDESK_SESSION=")
                    .contains("HttpOnly", "SameSite=Lax"));
    assertThat(get("/api/me").path("username").asText()).isEqualTo("requester");
    assertThat(get("/api/session").path("signedIn").asBoolean()).isTrue();
    assertThat(
            jdbc.sql("select principal_name from desk.spring_session").query(String.class).list())
        .contains("requester");
  }

  @Test
  void shouldNoteItsUseOnceAMinuteWhenASessionIsUsed() throws Exception {
    // given
    signIn("requester", "demo");
    String session = cookie("LAUNCHDESK_SESSION");
    long anHour = 3_600_000;

    // when
    long signedIn = lastUsed(session);
    get("/api/me");
    long soon = lastUsed(session);
    jdbc.sql(
            """
            update desk.spring_session
               set last_access_time = last_access_time - :ago, expiry_time = expiry_time - :ago
             where session_id = :session
            """)
        .param("ago", anHour)
        .param("session", sessionId(session))
        .update();
    get("/api/me");
    long later = lastUsed(session);

    // then
    assertThat(soon).isEqualTo(signedIn);
    assertThat(later).isGreaterThanOrEqualTo(signedIn);
    assertThat(
            jdbc.sql(
                    "select expiry_time - last_access_time from desk.spring_session where session_id = :session")
                .param("session", sessionId(session))
                .query(Long.class)
                .single())
        .isEqualTo(8 * anHour);
  }

  private long lastUsed(String cookie) {
    return jdbc.sql("select last_access_time from desk.spring_session where session_id = :session")
        .param("session", sessionId(cookie))
        .query(Long.class)
        .single();
  }

  private static String sessionId(String cookie) {
    return new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
  }

  @Test
  void shouldNeedTheTokenWhenASessionChangesSomething() throws Exception {
    // given
    signIn("requester", "demo");

    // when
    var without = post("/api/requests", Http.submission("No token"));
    var wrong = post("/api/requests", Http.submission("Wrong"), "X-XSRF-TOKEN", "guess");
    var with =
        post("/api/requests", Http.submission("With token"), "X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    var bogusBasic =
        post(
            "/api/requests",
            Http.submission("Bogus"),
            "Authorization",
            Http.basic("requester", "wrong"));

    // then
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("urn:launchdesk:problem:csrf");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(with.statusCode()).isEqualTo(201);
    assertThat(bogusBasic.statusCode())
        .as("a session does not help wrong credentials")
        .isEqualTo(401);
  }

  @Test
  void shouldEndTheSessionWhenSignedOut() throws Exception {
    // given
    signIn("requester", "demo");

    // when
    HttpRequest call =
        HttpRequest.newBuilder(http.address("/api/session"))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .DELETE()
            .build();
    var signedOut = browser.send(call, BodyHandlers.ofString());

    // then
    assertThat(signedOut.statusCode()).isEqualTo(204);
    assertThat(get("/api/me").path("type").asText()).endsWith("not-signed-in");
  }

  @Test
  void shouldChangeTheSessionIdWhenSigningInAgain() throws Exception {
    // given
    signIn("requester", "demo");
    String before = cookie("LAUNCHDESK_SESSION");

    // when
    signIn("approver", "demo");

    // then
    assertThat(cookie("LAUNCHDESK_SESSION")).isNotEqualTo(before);
    assertThat(get("/api/me").path("username").asText()).isEqualTo("approver");
  }

  @Test
  void shouldSayTheSameWhenNameOrPasswordIsWrong() throws Exception {
    // when
    var wrong = signIn("requester", "nope");
    var unknown = signIn("nobody", "demo");
    var basic =
        http.send(http.call(null, "/api/me").header("Authorization", Http.basic("nobody", "x")));

    // then
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body().replace("requester", "nobody"));
    assertThat(basic.problem()).isEqualTo("wrong-credentials");
    assertThat(http.get(null, "/api/me").problem()).isEqualTo("not-signed-in");
    assertThat(http.get(null, "/api/me").header("WWW-Authenticate")).startsWith("Session");
  }

  @Test
  void shouldStopCheckingWhenSomebodyGuesses() throws Exception {
    // given
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("farid.aziz", "guess " + i).statusCode()).isEqualTo(401);
    }

    // when
    var bySession = signIn("farid.aziz", "demo");
    var byScript = http.get("farid.aziz", "/api/me");

    // then
    assertThat(bySession.statusCode()).isEqualTo(429);
    assertThat(bySession.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 60L);
    assertThat(byScript.header("Retry-After")).isNotNull();
    assertThat(byScript.problem()).isEqualTo("too-many-attempts");
    assertThat(signIn("omar.haddad", "demo").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNoteWhoSignedInAndWhoWasRefused() throws Exception {
    // when
    signIn("priya.nair", "wrong");
    signIn("priya.nair", "demo");
    http.send(http.call(null, "/api/me").header("Authorization", Http.basic("nobody at all", "x")));
    HttpRequest call =
        HttpRequest.newBuilder(http.address("/api/session?everywhere=true"))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .DELETE()
            .build();
    browser.send(call, BodyHandlers.ofString());

    // then
    assertThat(noted("priya.nair"))
        .containsExactly(
            "session.refused password wrong-credentials 127.0.0.1",
            "session.sign-in password  127.0.0.1",
            "session.sign-out   127.0.0.1");
    assertThat(noted("nobody at all"))
        .containsExactly("session.refused password wrong-credentials 127.0.0.1");
  }

  private List<String> noted(String person) {
    return jdbc.sql(
            """
            select concat_ws(' ', action, coalesce(details ->> 'way', ''), coalesce(details ->> 'reason', ''),
                     details ->> 'address')
              from desk.audit_event where person = :person and action like 'session.%' order by id
            """)
        .param("person", person)
        .query(String.class)
        .list();
  }

  @Test
  void shouldRefuseWhenAnotherSiteSendsTheCall() {
    // when
    var other =
        http.post(
            "requester",
            "/api/requests",
            Http.submission("Across sites"),
            "Sec-Fetch-Site",
            "cross-site");
    var own =
        http.post(
            "requester",
            "/api/requests",
            Http.submission("Across sites"),
            "Sec-Fetch-Site",
            "same-origin");

    // then
    assertThat(other.problem()).isEqualTo("cross-site");
    assertThat(own.status()).isEqualTo(201);
  }

  @Test
  void shouldCountAtOnceWhenAPersonIsMadeInactive() {
    // given
    assertThat(http.get("zoe.martin", "/api/me").status()).isEqualTo(200);

    // when
    jdbc.sql("update desk.person set active = false where username = 'zoe.martin'").update();

    // then
    assertThat(http.get("zoe.martin", "/api/me").status()).isEqualTo(401);
    jdbc.sql("update desk.person set active = true where username = 'zoe.martin'").update();
    assertThat(http.get("zoe.martin", "/api/me").status()).isEqualTo(200);
  }

  @Test
  void shouldSendProtectingHeaders() {
    // when
    var answer = http.get(null, "/");

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
  }

  private HttpResponse<String> signIn(String username, String password) throws Exception {
    return post("/api/session", Map.of("username", username, "password", password));
  }

  private HttpResponse<String> post(String path, Object body, String... headers) throws Exception {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(http.address(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Http.json(body)));
    if (headers.length > 0) {
      call.headers(headers);
    }
    return browser.send(call.build(), BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    var call = HttpRequest.newBuilder(http.address(path)).GET().build();
    return new ObjectMapper().readTree(browser.send(call, BodyHandlers.ofString()).body());
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }
}
