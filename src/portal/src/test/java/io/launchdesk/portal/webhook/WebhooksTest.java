package io.launchdesk.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses are numbers, so that no name has to be looked up. */
@PortalTest
class WebhooksTest {
  private static final String ADDRESS = "https://8.8.8.8/services/T0/B0/s3cret";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void endAll() {
    http.get("admin", "/api/webhooks")
        .body()
        .path("items")
        .forEach(one -> http.delete("admin", "/api/webhooks/" + one.path("id").asText()));
  }

  @Test
  void shouldKeepAChannelAndNeverShowItsSecret() {
    // when
    Answer made = add(Map.of());
    Answer listed = http.get("admin", "/api/webhooks");

    // then
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(listed.body().at("/items/0/address").asText()).isEqualTo("https://8.8.8.8/…");
    assertThat(listed.body().at("/items/0/audience").asText()).isEqualTo("group:legal");
    assertThat(made.raw().body() + listed.raw().body()).doesNotContain("s3cret");
    assertThat(
            jdbc.sql(
                    "select string_agg(a::text, ' ') from desk.audit_event a where action = 'webhook.add'")
                .query(String.class)
                .single())
        .contains("Legal")
        .doesNotContain("s3cret", "8.8.8.8");
  }

  @Test
  void shouldKeepTheSecretWhenItIsNotEnteredAnew() {
    // given
    String id = add(Map.of()).body().path("id").asText();

    // when
    Answer changed =
        http.put(
            "admin", "/api/webhooks/" + id, entry(Map.of("address", "", "name", "Legal desk")));

    // then
    assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
    assertThat(stored(id)).isEqualTo(ADDRESS);
    assertThat(changed.body().path("name").asText()).isEqualTo("Legal desk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://8.8.8.8/x",
        "file:///etc/passwd",
        "http://127.0.0.1:8080/x",
        "http://localhost/x",
        "http://10.0.0.8/x",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/x",
        "http://[::ffff:10.0.0.8]/x",
        "https://name:secret@8.8.8.8/x",
        "no address"
      })
  void shouldRefuseAddressesThatAreNotOfThePublicWeb(String address) {
    // when
    Answer refused = add(Map.of("address", address));

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("address");
    assertThat(refused.raw().body()).doesNotContain("latest/meta-data");
  }

  @Test
  void shouldNameEveryFieldThatIsWrong() {
    // when
    Answer refused =
        add(
            Map.of(
                "name", " ",
                "format", "irc",
                "audience", "group:nobody",
                "kinds", List.of("mention"),
                "language", "de",
                "timeZone", "Mars"));

    // then
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("name", "format", "audience", "kinds", "language", "timeZone");
  }

  @Test
  void shouldRefuseANameThatAnotherHas() {
    add(Map.of());
    assertThat(add(Map.of("name", "LEGAL")).body().at("/errors/0/field").asText())
        .isEqualTo("name");
  }

  @Test
  void shouldForgetTheSecretWhenEnded() {
    // given
    String id = add(Map.of()).body().path("id").asText();
    http.post("admin", "/api/webhooks/" + id + "/try", null);

    // when
    Answer ended = http.delete("admin", "/api/webhooks/" + id);

    // then
    assertThat(ended.status()).isEqualTo(204);
    assertThat(stored(id)).isEmpty();
    assertThat(http.get("admin", "/api/webhooks").body().path("items")).isEmpty();
    assertThat(http.delete("admin", "/api/webhooks/" + id).status()).isEqualTo(404);
    assertThat(
            jdbc.sql("select mail from desk.notification where webhook_id = cast(? as uuid)")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("off");
  }

  @Test
  void shouldBeKeptByAdminsAlone() {
    String id = add(Map.of()).body().path("id").asText();
    for (String person : List.of("operator", "process-owner", "approver", "requester")) {
      assertThat(http.post(person, "/api/webhooks", entry(Map.of())).status()).isEqualTo(403);
      assertThat(http.put(person, "/api/webhooks/" + id, entry(Map.of())).status()).isEqualTo(403);
      assertThat(http.delete(person, "/api/webhooks/" + id).status()).isEqualTo(403);
      assertThat(http.post(person, "/api/webhooks/" + id + "/try", null).status()).isEqualTo(403);
    }
    assertThat(http.post("admin", "/api/webhooks/" + UUID.randomUUID() + "/try", null).status())
        .isEqualTo(404);
  }

  private Answer add(Map<String, Object> special) {
    return http.post("admin", "/api/webhooks", entry(special));
  }

  private static Map<String, Object> entry(Map<String, Object> special) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("name", "Legal");
    entry.put("format", "slack");
    entry.put("address", ADDRESS);
    entry.put("audience", "group:legal");
    entry.put("kinds", List.of("approval-waiting", "late"));
    entry.put("language", "en");
    entry.put("timeZone", "UTC");
    entry.putAll(special);
    return entry;
  }

  private String stored(String id) {
    return jdbc.sql("select address from desk.webhook where id = cast(? as uuid)")
        .param(id)
        .query(String.class)
        .single();
  }
}
