package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.identity.PersonRepository;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class PasswordChangeTest {
  private static final String WHO = "grace.kim";
  private static final String WANTED = "umbrella tram lemon";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired PersonRepository people;

  private String before;

  @BeforeEach
  void remember() {
    before = people.credentials(WHO).orElseThrow().passwordHash();
  }

  @AfterEach
  void restore() {
    people.setPassword(WHO, before);
  }

  @Test
  void shouldSignInWithTheNewPasswordAloneWhenItWasChanged() throws Exception {
    // given
    HttpClient phone = browser();
    HttpClient desk = browser();
    signIn(phone, WHO, "demo");
    String token = signIn(desk, WHO, "demo");

    // when
    int changed = change(desk, token, Map.of("current", "demo", "wanted", WANTED)).statusCode();

    // then
    assertThat(changed).isEqualTo(204);
    assertThat(status(phone)).as("the session on another device").isEqualTo(401);
    assertThat(status(desk)).as("the session it was changed in").isEqualTo(200);
    assertThat(byScript("demo").problem()).isEqualTo("wrong-credentials");
    assertThat(byScript(WANTED).status()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "select details ->> 'address' from desk.audit_event"
                        + " where action = 'person.password' and subject = :who")
                .param("who", WHO)
                .query(String.class)
                .list())
        .containsExactly("127.0.0.1");
  }

  @Test
  void shouldSayWhichFieldIsWrongWhenThePasswordStays() {
    // when
    var wrong = http.put(WHO, "/api/me/password", Map.of("current", "no", "wanted", WANTED));
    var easy =
        http.put(WHO, "/api/me/password", Map.of("current", "demo", "wanted", "password1234"));
    var none = http.put(WHO, "/api/me/password", Map.of("wanted", WANTED));

    // then
    assertThat(wrong.body().at("/errors/0/field").asText()).isEqualTo("current");
    assertThat(easy.body().at("/errors/0/field").asText()).isEqualTo("wanted");
    assertThat(none.body().at("/errors/0/field").asText()).isEqualTo("current");
    assertThat(byScript("demo").status()).isEqualTo(200);
  }

  @Test
  void shouldSlowDownWhoGuessesTheCurrentPasswordInASessionLeftOpen() throws Exception {
    // given
    HttpClient left = browser();
    String token = signIn(left, "tom.becker", "demo");

    // when
    HttpResponse<String> last = null;
    for (int i = 0; i <= 10; i++) {
      last = change(left, token, Map.of("current", "guess " + i, "wanted", WANTED));
    }

    // then
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
  }

  private Http.Answer byScript(String password) {
    return http.send(http.call(null, "/api/me").header("Authorization", Http.basic(WHO, password)));
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  /** Signs in; gives the CSRF token. */
  private String signIn(HttpClient browser, String username, String password) throws Exception {
    var call =
        HttpRequest.newBuilder(http.address("/api/session"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    Http.json(Map.of("username", username, "password", password))));
    browser.send(call.build(), BodyHandlers.ofString());
    var cookies = (CookieManager) browser.cookieHandler().orElseThrow();
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private HttpResponse<String> change(HttpClient browser, String token, Object body)
      throws Exception {
    var call =
        HttpRequest.newBuilder(http.address("/api/me/password"))
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", token)
            .PUT(BodyPublishers.ofString(Http.json(body)));
    return browser.send(call.build(), BodyHandlers.ofString());
  }

  private int status(HttpClient browser) throws Exception {
    var call = HttpRequest.newBuilder(http.address("/api/me"));
    return browser.send(call.build(), BodyHandlers.ofString()).statusCode();
  }
}
