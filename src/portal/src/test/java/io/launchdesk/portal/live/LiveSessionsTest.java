package io.launchdesk.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Http;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams of several portals and devices, and the sessions that they end with. */
class LiveSessionsTest extends LiveTestBase {
  @Test
  void shouldTellOnEveryPortalWhenTwoShareADatabase() {
    // given
    String id = http.submit("lukas.weber", "Two portals");
    var other = anotherPortal();
    EventReader here = open("lukas.weber");
    EventReader there = open(other, "lukas.weber");

    // when
    http.post("lukas.weber", "/api/requests/" + id + "/withdraw", Map.of("reason", "Too late"));

    // then
    here.event("changed", id);
    there.event("changed", id);

    // when
    long begin = System.nanoTime();
    other.close();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    // then
    await().until(there::ended);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(here.ended()).isFalse();
  }

  @Test
  void shouldEndTheStreamWhenTheSessionEnds() throws Exception {
    // given
    HttpClient browser = signedIn("requester");
    EventReader signedOut = keep(EventReader.open(browser, http.call(null, "/api/events")));
    EventReader script = open("requester");

    // when
    signOut(browser, "");

    // then
    await().until(signedOut::ended);
    assertThat(script.ended()).isFalse();
  }

  @Test
  void shouldEndTheStreamWhenItsSessionEndedWhileNobodyListened() throws Exception {
    // given
    HttpClient browser = signedIn("noah.fischer");
    EventReader reader = keep(EventReader.open(browser, http.call(null, "/api/events")));
    EventReader script = open("noah.fischer");

    // when
    jdbc.sql("delete from desk.spring_session where principal_name = 'noah.fischer'").update();
    endListeningConnection();

    // then
    await().until(reader::ended);
    assertThat(script.ended()).isFalse();
  }

  @Test
  void shouldEndSessionsAndStreamsOnAllPortalsWhenSignedOutEverywhere() throws Exception {
    // given one person on two devices, each at another portal, and somebody else
    HttpClient laptop = signedIn("sofia.rossi");
    HttpClient phone = signedIn("sofia.rossi");
    HttpClient colleague = signedIn("lukas.weber");
    try (var portal = anotherPortal()) {
      URI there = URI.create("http://127.0.0.1:" + portal.getWebServer().getPort() + "/api/events");
      EventReader onPhone = keep(EventReader.open(phone, HttpRequest.newBuilder(there)));
      EventReader ofColleague = keep(EventReader.open(colleague, HttpRequest.newBuilder(there)));

      // when
      signOut(laptop, "?everywhere=true");

      // then
      await().until(onPhone::ended);
      assertThat(status(phone)).isEqualTo(401);
      assertThat(status(laptop)).isEqualTo(401);
      assertThat(status(colleague)).isEqualTo(200);
      assertThat(ofColleague.ended()).isFalse();
    }
  }

  private int status(HttpClient browser) throws Exception {
    return browser
        .send(http.call(null, "/api/me").GET().build(), BodyHandlers.discarding())
        .statusCode();
  }

  private HttpClient signedIn(String person) throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    browser.send(
        http.call(null, "/api/session")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(Http.json(Map.of("username", person, "password", "demo"))))
            .build(),
        BodyHandlers.ofString());
    return browser;
  }

  private void signOut(HttpClient browser, String where) throws Exception {
    browser.send(
        http.call(null, "/api/session" + where)
            .header("X-XSRF-TOKEN", cookie(browser, "XSRF-TOKEN"))
            .DELETE()
            .build(),
        BodyHandlers.ofString());
  }

  private static String cookie(HttpClient browser, String name) {
    CookieManager cookies = (CookieManager) browser.cookieHandler().orElseThrow();
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }
}
