package io.launchdesk.standalone.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.channel.Faults;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
  private static final String SLACK =
      """
      {"text": "MR-1 &lt;b&gt;", "blocks": [
        {"type": "section", "text": {"type": "plain_text", "text": "MR-1 <b>"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "<http://127.0.0.1:8080/tasks/1|Open>"}}]}
      """;
  private static final String TEAMS =
      """
      {"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {
        "type": "AdaptiveCard", "body": [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "MR-2"}]}],
        "actions": [{"type": "Action.OpenUrl", "title": "Open", "url": "http://127.0.0.1:8080/tasks/2"}]}}]}
      """;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private LocalServer server;

  @BeforeEach
  void start() {
    Faults faults = new Faults();
    server =
        LocalServer.on(0)
            .with(
                "/webhooks",
                new WebhookReceiver(new WebhookStore(folder, Clock.systemUTC()), faults))
            .with("/faults", faults);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldTakeBothFormatsAndShowThemEscaped() throws Exception {
    // when
    assertThat(call("POST", "/webhooks/legal", SLACK).body()).isEqualTo("ok");
    assertThat(call("POST", "/webhooks/brand", TEAMS).statusCode()).isEqualTo(202);

    // then
    String page = call("GET", "/webhooks", "").body();
    JsonNode listed = Exchange.JSON.readTree(call("GET", "/webhooks.json", "").body());
    assertThat(page)
        .contains(
            "MR-1 &lt;b&gt;",
            "<a href=\"http://127.0.0.1:8080/tasks/1\"",
            "MR-2",
            "<a href=\"http://127.0.0.1:8080/tasks/2\"")
        .doesNotContain("<b>");
    assertThat(listed.path("items").findValuesAsText("channel"))
        .containsExactlyInAnyOrder("legal", "brand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{}",
        "{\"text\": \"no blocks\"}",
        "{\"type\": \"message\", \"attachments\": []}",
        "{\"type\": \"AdaptiveCard\"}"
      })
  void shouldRefuseWhatTheChatSystemsRefuse(String body) throws Exception {
    assertThat(call("POST", "/webhooks/legal", body).statusCode()).isEqualTo(400);
    assertThat(call("GET", "/webhooks.json", "").body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void shouldFailWhenAFaultIsSwitchedOn() throws Exception {
    call("PUT", "/faults/webhooks", "{\"status\": 503, \"times\": 1, \"methods\": [\"POST\"]}");
    assertThat(call("POST", "/webhooks/legal", SLACK).statusCode()).isEqualTo(503);
    assertThat(call("POST", "/webhooks/legal", SLACK).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
