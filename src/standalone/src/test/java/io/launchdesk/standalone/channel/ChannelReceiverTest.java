package io.launchdesk.standalone.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.local.LocalServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelReceiverTest {
  private static final String POST = "/channels/social/publish:MR-1001:social";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private LocalServer server;

  @BeforeEach
  void start() {
    Faults faults = new Faults();
    ChannelStore store = new ChannelStore(folder, Clock.systemUTC());
    server =
        LocalServer.on(0)
            .with("/channels", new ChannelReceiver(store, faults))
            .with("/faults", faults);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldPublishOnceWhenCalledTwiceWithOneKey() throws Exception {
    // when
    assertThat(call("PUT", POST, "{\"text\": \"first\"}").statusCode()).isEqualTo(201);
    assertThat(call("PUT", POST, "{\"text\": \"again\"}").statusCode()).isEqualTo(200);

    // then
    JsonNode seen = json(call("GET", POST, ""));
    assertThat(seen.get("live").asBoolean()).isTrue();
    assertThat(seen.get("calls").asInt()).isEqualTo(2);
    assertThat(seen.get("content").get("text").asText()).isEqualTo("first");
    assertThat(folder.resolve("social")).isDirectoryContaining("glob:**.json");
  }

  @Test
  void shouldRememberAcrossRestarts() throws Exception {
    call("PUT", POST, "{}");
    assertThat(new ChannelStore(folder, Clock.systemUTC()).find("social", "publish:MR-1001:social"))
        .hasValueSatisfying(publication -> assertThat(publication.live()).isTrue());
  }

  @Test
  void shouldTakeBackAndPublishAnew() throws Exception {
    call("PUT", POST, "{\"text\": \"first\"}");

    assertThat(call("DELETE", POST, "").statusCode()).isEqualTo(200);
    assertThat(json(call("GET", POST, "")).get("live").asBoolean()).isFalse();
    assertThat(call("DELETE", POST, "").statusCode()).isEqualTo(200);

    call("PUT", POST, "{\"text\": \"second\"}");
    JsonNode seen = json(call("GET", POST, ""));
    assertThat(seen.get("live").asBoolean()).isTrue();
    assertThat(seen.get("content").get("text").asText()).isEqualTo("second");
  }

  @Test
  void shouldReportResults() throws Exception {
    call("PUT", POST, "{}");
    call("PUT", POST + "/results", "{\"clicks\": 120, \"leads\": 7}");
    assertThat(json(call("GET", POST, "")).get("results").get("clicks").asInt()).isEqualTo(120);
  }

  @Test
  void shouldFailAsOftenAsTheFaultSays() throws Exception {
    // given
    assertThat(call("PUT", "/faults/social", "{\"status\": 503, \"times\": 2}").statusCode())
        .isEqualTo(200);

    // when, then
    assertThat(call("PUT", POST, "{}").statusCode()).isEqualTo(503);
    assertThat(call("PUT", POST, "{}").statusCode()).isEqualTo(503);
    assertThat(call("PUT", POST, "{}").statusCode()).isEqualTo(201);
    assertThat(json(call("GET", "/faults", ""))).isEmpty();
  }

  @Test
  void shouldFailForMatchingKeysUntilTheFaultIsCleared() throws Exception {
    call("PUT", "/faults/social", "{\"status\": 500, \"keyContains\": \"MR-1001\"}");

    assertThat(call("PUT", "/channels/social/publish:MR-2:social", "{}").statusCode())
        .isEqualTo(201);
    assertThat(call("PUT", "/channels/email/publish:MR-1001:email", "{}").statusCode())
        .isEqualTo(201);
    assertThat(call("PUT", POST, "{}").statusCode()).isEqualTo(500);

    call("DELETE", "/faults/social", "");
    assertThat(call("PUT", POST, "{}").statusCode()).isEqualTo(201);
  }

  @Test
  void shouldHitOtherMethodsWhenTheFaultNamesThem() throws Exception {
    call("PUT", POST, "{}");
    call("PUT", "/faults/social", "{\"status\": 504, \"methods\": [\"GET\"]}");
    assertThat(call("GET", POST, "").statusCode()).isEqualTo(504);
    assertThat(call("PUT", POST, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseNamesAndFaultsThatAreNone() throws Exception {
    assertThat(call("PUT", "/channels/..%2F../x", "{}").statusCode()).isEqualTo(400);
    assertThat(call("PUT", "/channels/social/" + "k".repeat(200), "{}").statusCode())
        .isEqualTo(400);
    assertThat(call("PUT", POST, "not json").statusCode()).isEqualTo(400);
    assertThat(call("PUT", "/faults/social", "{\"status\": 200}").statusCode()).isEqualTo(400);
    assertThat(call("GET", "/channels/social/unknown", "").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldKeepDotsInAKeyInsideOfItsFolder() throws Exception {
    assertThat(call("PUT", "/channels/social/..%2F..%2Fevil", "{}").statusCode()).isEqualTo(201);
    assertThat(folder.getParent().resolve("evil.json")).doesNotExist();
    assertThat(folder.resolve("social"))
        .isDirectoryContaining("glob:**%2E%2E%2F%2E%2E%2Fevil.json");
  }

  @Test
  void shouldListPublicationsAsAPage() throws Exception {
    call("PUT", POST, "{\"text\": \"<script>x</script>\"}");
    assertThat(call("GET", "/channels", "").body())
        .contains("publish:MR-1001:social")
        .doesNotContain("<script>");
  }

  private JsonNode json(HttpResponse<String> response) throws Exception {
    return Exchange.JSON.readTree(response.body());
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
