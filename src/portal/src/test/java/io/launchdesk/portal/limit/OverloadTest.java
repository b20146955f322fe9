package io.launchdesk.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A portal that works on one call at a time. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = {"launchdesk.rate.at-once=1", "launchdesk.rate.patience=300ms"})
class OverloadTest {
  @Autowired Http http;
  @Autowired ArrivalFilter arrivals;
  @Autowired MeterRegistry meters;
  @LocalServerPort int port;

  @Test
  void shouldRefuseWhatGetsNoTurnAndTakeItWhenThereIsRoom() throws Exception {
    // given a call whose body comes slowly
    String body = "{\"type\":\"other\",\"brief\":{\"title\":\"Slowly typed\"}}";
    try (Socket slow = new Socket("127.0.0.1", port)) {
      OutputStream out = slow.getOutputStream();
      String basic =
          Base64.getEncoder().encodeToString("requester:demo".getBytes(StandardCharsets.UTF_8));
      out.write(
          ("POST /api/requests HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n"
                  + "Content-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n{")
              .formatted(basic, body.length())
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> meters.get("launchdesk.calls.active").gauge().value() == 1);

      // when
      Http.Answer refused = http.get("analyst", "/api/me");
      int health = http.get(null, "/actuator/health/liveness").status();
      out.write(body.substring(1).getBytes(StandardCharsets.UTF_8));
      out.flush();
      String taken = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      // then
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.problem()).isEqualTo("overloaded");
      assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 5L);
      assertThat(health).isEqualTo(200);
      assertThat(taken).startsWith("HTTP/1.1 201");
      assertThat(http.get("analyst", "/api/me").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseAtOnceWhatWouldOnlyStandInAQueue() throws Exception {
    // given one call that is worked on, and one that waits
    MockHttpServletResponse third = new MockHttpServletResponse();
    MockHttpServletResponse fourth = new MockHttpServletResponse();

    // when
    arrivals.doFilter(
        call(),
        new MockHttpServletResponse(),
        (a, b) ->
            arrivals.doFilter(
                call(),
                new MockHttpServletResponse(),
                (c, d) -> arrivals.doFilter(call(), third, (e, f) -> {})));
    arrivals.doFilter(call(), fourth, (a, b) -> {});

    // then
    assertThat(third.getStatus()).isEqualTo(429);
    assertThat(third.getHeader("Retry-After")).isNotNull();
    assertThat(fourth.getStatus()).isEqualTo(200);
  }

  private static MockHttpServletRequest call() {
    return new MockHttpServletRequest("GET", "/api/me");
  }
}
