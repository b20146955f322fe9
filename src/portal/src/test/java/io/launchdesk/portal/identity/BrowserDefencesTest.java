package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a browser is told so that other sites, and texts that are shown, gain nothing. */
@PortalTest
class BrowserDefencesTest {
  @Autowired Http http;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/session",
        "/api/requests",
        "/api/nothing",
        "/actuator/health",
        "/v3/api-docs"
      })
  void shouldTellBrowsersTheSameOnEveryAnswer(String path) {
    // when
    Http.Answer answer = http.get("requester", path);

    // then
    assertThat(policy(answer))
        .containsEntry("default-src", "'self'")
        .containsEntry("style-src", "'self'")
        .containsEntry("object-src", "'none'")
        .containsEntry("base-uri", "'none'")
        .containsEntry("form-action", "'self'")
        .containsEntry("frame-ancestors", "'none'")
        .doesNotContainKey("script-src");
    assertThat(policy(answer).get("default-src")).doesNotContain("unsafe", "http", "*");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Permissions-Policy")).contains("camera=()");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.header("Server")).isNull();
  }

  @Test
  void shouldKeepTheSessionFromScriptsAndOtherSites() {
    // when
    List<String> cookies = signIn().raw().headers().allValues("Set-Cookie");

    // then
    assertThat(cookie(cookies, "LAUNCHDESK_SESSION"))
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .contains("Path=/")
        .doesNotContain("Domain");
    assertThat(cookie(cookies, "XSRF-TOKEN")).containsIgnoringCase("SameSite=Lax");
  }

  @Test
  void shouldTakeChangesWithTheTokenOfTheSessionAlone() {
    // given
    List<String> cookies = signIn().raw().headers().allValues("Set-Cookie");
    String session = value(cookie(cookies, "LAUNCHDESK_SESSION"));
    String token = value(cookie(cookies, "XSRF-TOKEN"));
    String both = "LAUNCHDESK_SESSION=" + session + "; XSRF-TOKEN=" + token;

    // then
    assertThat(submit(both, null).problem()).isEqualTo("csrf");
    assertThat(submit(both, "made-up").problem()).isEqualTo("csrf");
    assertThat(submit("LAUNCHDESK_SESSION=" + session, token).problem()).isEqualTo("csrf");
    assertThat(submit(both, token).status()).isEqualTo(201);
  }

  @Test
  void shouldRefuseChangesFromOtherSites() {
    // given
    List<String> cookies = signIn().raw().headers().allValues("Set-Cookie");
    String token = value(cookie(cookies, "XSRF-TOKEN"));

    // when
    Http.Answer answer =
        http.send(
            http.call(null, "/api/requests")
                .header("Cookie", "XSRF-TOKEN=" + token)
                .header("X-XSRF-TOKEN", token)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Http.json(Http.submission("Forged")))));

    // then
    assertThat(answer.problem()).isEqualTo("cross-site");
  }

  private Http.Answer signIn() {
    return http.post(null, "/api/session", Map.of("username", "amara.okafor", "password", "demo"));
  }

  private Http.Answer submit(String cookies, String token) {
    var call =
        http.call(null, "/api/requests")
            .header("Cookie", cookies)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Http.json(Http.submission("Sent"))));
    return http.send(token == null ? call : call.header("X-XSRF-TOKEN", token));
  }

  private static Map<String, String> policy(Http.Answer answer) {
    return List.of(answer.header("Content-Security-Policy").split(";")).stream()
        .map(String::strip)
        .collect(Collectors.toMap(part -> part.split(" ", 2)[0], part -> part.split(" ", 2)[1]));
  }

  private static String cookie(List<String> cookies, String name) {
    return cookies.stream()
        .filter(one -> one.startsWith(name + "=") && !value(one).isEmpty())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError(name + " is not among " + cookies));
  }

  private static String value(String cookie) {
    return HttpCookie.parse(cookie).getFirst().getValue();
  }
}
