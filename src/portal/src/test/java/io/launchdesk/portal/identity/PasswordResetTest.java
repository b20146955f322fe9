package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.identity.PersonRepository;
import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class PasswordResetTest {
  private static final String WHO = "elena.petrova";
  private static final String WANTED = "umbrella tram lemon";
  private static final String RESET = "/api/people/" + WHO + "/password-reset";

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
  void shouldLetInForNothingButChoosingAPassword() {
    // given
    String old = signIn("demo");

    // when
    Http.Answer reset = http.post("admin", RESET, null);
    String password = reset.body().path("password").asText();
    String session = signIn(password);

    // then
    assertThat(reset.status()).isEqualTo(200);
    assertThat(password).hasSize(20);
    assertThat(get(old, "/api/me").status()).as("a session of before").isEqualTo(401);
    assertThat(get(session, "/api/session").body().path("passwordChange").asBoolean()).isTrue();
    assertThat(get(session, "/api/me").status()).isEqualTo(200);
    assertThat(get(session, "/api/requests").problem()).isEqualTo("password-change-needed");
    assertThat(get(session, "/api/me/second-factor").problem()).isEqualTo("password-change-needed");
    assertThat(byScript(password).problem()).isEqualTo("password-change-needed");

    // when
    int chosen = choose(session, password).status();

    // then
    assertThat(chosen).isEqualTo(204);
    assertThat(get(session, "/api/requests").status()).isEqualTo(200);
    assertThat(byScript(WANTED).status()).isEqualTo(200);
    assertThat(byScript(password).problem()).isEqualTo("wrong-credentials");
    assertThat(
            jdbc.sql(
                    "select details::text from desk.audit_event where action = 'person.password-reset' and subject = ? and person = 'admin'")
                .param(WHO)
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(details -> details.contains(password));
  }

  @Test
  void shouldNotLetInWhenItsTimeIsOver() {
    // given
    String password = http.post("admin", RESET, null).body().path("password").asText();

    // when
    jdbc.sql(
            "update desk.person set one_time_until = now() - interval '1 second' where username = ?")
        .param(WHO)
        .update();

    // then
    assertThat(attempt(password).problem()).isEqualTo("wrong-credentials");
  }

  @Test
  void shouldBeForAdminsAndNotForThemselves() {
    assertThat(http.post("operator", RESET, null).status()).isEqualTo(403);
    assertThat(http.post("admin", "/api/people/admin/password-reset", null).status())
        .isEqualTo(403);
    assertThat(http.post("admin", "/api/people/nobody.there/password-reset", null).status())
        .isEqualTo(404);
  }

  private Http.Answer attempt(String password) {
    return http.post(null, "/api/session", Map.of("username", WHO, "password", password));
  }

  /** The session's cookies. */
  private String signIn(String password) {
    List<String> cookies = attempt(password).raw().headers().allValues("Set-Cookie");
    return cookies.stream()
        .flatMap(cookie -> HttpCookie.parse(cookie).stream())
        .filter(cookie -> !cookie.getValue().isEmpty())
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private Http.Answer get(String cookies, String path) {
    return http.send(http.call(null, path).header("Cookie", cookies).GET());
  }

  private Http.Answer choose(String cookies, String password) {
    String token = cookies.replaceAll("(?s).*XSRF-TOKEN=([^;]*).*", "$1");
    return http.send(
        http.call(null, "/api/me/password")
            .header("Cookie", cookies)
            .header("X-XSRF-TOKEN", token)
            .header("Content-Type", "application/json")
            .PUT(
                BodyPublishers.ofString(Http.json(Map.of("current", password, "wanted", WANTED)))));
  }

  private Http.Answer byScript(String password) {
    return http.send(
        http.call(null, "/api/me").header("Authorization", Http.basic(WHO, password)).GET());
  }
}
