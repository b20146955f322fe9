package io.launchdesk.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy on loopback that names the callers; each test has addresses of its own. */
@PortalTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "launchdesk.proxy.trusted=127.0.0.0/8,10.9.0.0/16",
      "launchdesk.rate.person.burst=20",
      "launchdesk.rate.person.calls=1",
      "launchdesk.rate.person.per=1h",
      "launchdesk.rate.address.burst=40",
      "launchdesk.rate.address.calls=1",
      "launchdesk.rate.address.per=1h",
      "launchdesk.rate.sign-in.burst=5",
      "launchdesk.rate.sign-in.calls=1",
      "launchdesk.rate.sign-in.per=1h"
    })
class RateLimitFiltersTest {
  @Autowired Http http;

  private Http.Answer get(String person, String path, String forwardedFor) {
    return http.send(http.call(person, path).header("X-Forwarded-For", forwardedFor).GET());
  }

  @Test
  void shouldRefuseOnePersonFromAllAddressesWhenTheySendTooMuch() {
    // when
    for (int i = 0; i < 20; i++) {
      assertThat(get("analyst", "/api/me", "192.0.2." + i).status()).isEqualTo(200);
    }
    Http.Answer refused = get("analyst", "/api/me", "192.0.2.99");

    // then
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("too-many-calls");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 3600L);
    assertThat(refused.body().path("action").asText()).contains("Retry-After");
    assertThat(get("operator", "/api/me", "192.0.2.99").status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAnAddressBeforeItsPasswordIsChecked() {
    // when
    for (int i = 0; i < 40; i++) {
      assertThat(get(null, "/api/me", "198.51.100.1").status()).isEqualTo(401);
    }

    // then
    assertThat(get("approver", "/api/me", "198.51.100.1").problem()).isEqualTo("too-many-calls");
    assertThat(get("approver", "/api/me", "198.51.100.2").status()).isEqualTo(200);
    assertThat(get(null, "/actuator/health/liveness", "198.51.100.1").status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAttemptsToSignInFromOneAddressWhateverTheNames() {
    // when
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("nobody-" + i, "203.0.113.5").problem()).isEqualTo("wrong-credentials");
    }

    // then
    assertThat(signIn("requester", "203.0.113.5").problem()).isEqualTo("too-many-calls");
    assertThat(get(null, "/api/session", "203.0.113.5").status()).isEqualTo(200);
    assertThat(get(null, "/api/shared/guess", "203.0.113.5").status()).isEqualTo(429);
  }

  @Test
  void shouldBelieveOnlyWhatTrustedProxiesAdded() {
    // when: the caller writes an address of its own in front, and a second proxy stands between
    for (int i = 0; i < 40; i++) {
      get(null, "/api/me", "192.0.2." + i + ", 203.0.113.77, 10.9.1.1");
    }

    // then
    assertThat(get(null, "/api/me", "203.0.113.77").status()).isEqualTo(429);
    assertThat(get(null, "/api/me", "192.0.2.1, evil.example, 10.9.1.1").status()).isEqualTo(401);
  }

  private Http.Answer signIn(String username, String address) {
    return http.send(
        http.call(null, "/api/session")
            .header("X-Forwarded-For", address)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"username\":\"%s\",\"password\":\"wrong\"}".formatted(username))));
  }
}
