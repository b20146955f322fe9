package io.launchdesk.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Http;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many streams there are, and how they are carried. */
class LiveStreamsTest extends LiveTestBase {
  @Autowired LiveStreams streams;

  @Test
  void shouldNotCountPagesThatWereLeftWhenManyAreOpenedInTurn() {
    // given a portal that allows three streams and whose heartbeat does not come in between
    try (var portal =
        anotherPortal("--launchdesk.live.heartbeat=1h", "--launchdesk.live.streams-per-person=3")) {
      for (int page = 0; page < 12; page++) {
        // when a page is opened and left, then the next one can be opened
        await()
            .until(
                () -> {
                  EventReader opened = open(portal, "zoe.martin");
                  opened.close();
                  return opened.response().statusCode() == 200;
                });
      }
    }
  }

  @Test
  void shouldKeepFewStreamsWhenOnePersonOpensMany() {
    // given
    open("zoe.martin");
    open("zoe.martin");
    EventReader third = open("zoe.martin");

    // when
    var fourth =
        http.send(http.call("zoe.martin", "/api/events").header("Accept", "text/event-stream"));

    // then
    assertThat(fourth.status()).isEqualTo(429);
    assertThat(fourth.problem()).isEqualTo("too-many-streams");
    third.close();
    await()
        .until(
            () -> {
              EventReader again = open("zoe.martin");
              again.close();
              return again.response().statusCode() == 200;
            });
  }

  @Test
  void shouldDropTheStreamWhenItsBrowserTakesNothing() throws Exception {
    // given
    try (Socket browser = new Socket()) {
      browser.setReceiveBufferSize(4096);
      URI portal = http.address("/");
      browser.connect(new InetSocketAddress(portal.getHost(), portal.getPort()));
      browser
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
                  .formatted(Http.basic("farid.aziz", "demo"))
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> streams.people().contains("farid.aziz"));

      // when
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                tellMuchTo("farid.aziz");
                return !streams.people().contains("farid.aziz");
              });
    }

    // then
    EventReader reader = open("lukas.weber");
    heardTheEnd(reader, "lukas.weber");
  }

  @Test
  void shouldBeReadableThroughProxies() {
    // when
    EventReader reader = open("requester");

    // then
    var headers = reader.response().headers();
    assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
    assertThat(headers.firstValue("Cache-Control").orElseThrow())
        .contains("no-store", "no-transform");
    assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
    await()
        .until(() -> reader.events().stream().filter(e -> e.name().equals("comment")).count() > 2);
    var nobody = http.get(null, "/api/events");
    assertThat(nobody.status()).isEqualTo(401);
  }

  private void tellMuchTo(String person) {
    jdbc.sql(
            "select count(pg_notify('desk', '{\"to\":\"' || :person || '\",\"drafts\":[\"' || repeat('x', 7000) || n || '\"]}'))"
                + " from generate_series(1, 400) n")
        .param("person", person)
        .query(Long.class)
        .single();
  }
}
