package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SettingsTest {
  @Autowired Http http;

  @Test
  void shouldKeepSettingsForOnePersonWhenReplaced() {
    // when
    Answer saved =
        put("lukas.weber", Map.of("language", "fa", "timeZone", "Asia/Tehran", "theme", "dark"));

    // then
    assertThat(saved.status()).isEqualTo(200);
    var mine = http.get("lukas.weber", "/api/me/settings").body();
    assertThat(mine.path("language").asText()).isEqualTo("fa");
    assertThat(mine.path("timeZone").asText()).isEqualTo("Asia/Tehran");
    assertThat(mine.path("theme").asText()).isEqualTo("dark");
    assertThat(http.get("amara.okafor", "/api/me/settings").body().path("theme").asText())
        .isEqualTo("system");
  }

  @Test
  void shouldNameEachFieldAtFaultAndKeepNothingWhenSettingsAreWrong() {
    // when
    Answer refused =
        put("jonas.lind", Map.of("language", "de", "timeZone", "Mars/Base", "theme", "dark"));

    // then
    assertThat(refused.problem()).isEqualTo("invalid-fields");
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("language", "timeZone");
    assertThat(http.get("jonas.lind", "/api/me/settings").body().path("theme").asText())
        .isEqualTo("system");
    assertThat(http.get(null, "/api/me/settings").status()).isEqualTo(401);
  }

  @Test
  void shouldOfferTheDemoAccountsWhenTheyAreSwitchedOn() {
    // when
    var accounts = http.get(null, "/api/session").body().path("demoAccounts");

    // then
    assertThat(accounts.findValuesAsText("username"))
        .containsExactlyInAnyOrder(
            "requester",
            "approver",
            "producer",
            "launch-manager",
            "process-owner",
            "analyst",
            "operator",
            "admin");
  }

  private Answer put(String person, Object settings) {
    return http.send(
        http.call(person, "/api/me/settings")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(Http.json(settings))));
  }
}
