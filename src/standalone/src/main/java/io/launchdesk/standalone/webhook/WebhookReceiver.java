package io.launchdesk.standalone.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.channel.Faults;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.local.Page;
import io.launchdesk.standalone.local.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /webhooks/CHANNEL} takes a message as Slack or Teams would, and refuses what these
 * refuse: a body without blocks, or without an Adaptive Card. {@code /webhooks} shows what came,
 * {@code /webhooks.json} for scripts. A fault of the channel {@code webhooks} makes its method POST
 * fail.
 */
public final class WebhookReceiver implements LocalServer.Handler {
  private static final int SHOWN = 200;
  private static final String CARD = "application/vnd.microsoft.card.adaptive";

  private final WebhookStore store;
  private final Faults faults;

  public WebhookReceiver(WebhookStore store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    List<String> path = exchange.path();
    if (path.size() == 1 && path.getFirst().equals("webhooks.json")) {
      exchange.json(200, Map.of("items", store.newest(SHOWN)));
    } else if (path.size() == 1) {
      exchange.html(Page.of("Webhooks", list(exchange)));
    } else if (path.size() == 2 && exchange.method().equals("POST")) {
      take(exchange, path.get(1));
    } else {
      throw new Problem(404, "Messages are sent by POST /webhooks/CHANNEL.");
    }
  }

  private void take(Exchange exchange, String channel) throws IOException {
    if (!channel.matches("[A-Za-z0-9_-]{1,60}")) {
      throw new Problem(400, "A channel's name has letters, digits, hyphens and underscores.");
    }
    int fault = faults.strike("webhooks", "POST", channel);
    if (fault != 0) {
      throw new Problem(fault, "A fault is switched on.");
    }
    JsonNode message = message(exchange.body());
    String format = format(message);
    store.keep(channel, format, message);
    byte[] answer = "ok".getBytes(StandardCharsets.UTF_8);
    exchange.send(format.equals("slack") ? 200 : 202, "text/plain; charset=utf-8", answer);
  }

  private static JsonNode message(byte[] body) throws IOException {
    try {
      return Exchange.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Problem(400, "invalid_payload");
    }
  }

  private static String format(JsonNode message) {
    if (message.path("blocks").isArray() && message.path("text").isTextual()) {
      return "slack";
    }
    JsonNode attachment = message.path("attachments").path(0);
    if (message.path("type").asText().equals("message")
        && attachment.path("contentType").asText().equals(CARD)
        && attachment.path("content").path("type").asText().equals("AdaptiveCard")) {
      return "teams";
    }
    throw new Problem(400, "invalid_payload");
  }

  private String list(Exchange exchange) {
    List<Received> all = store.newest(SHOWN);
    StringBuilder items = new StringBuilder();
    all.forEach(one -> items.append(item(one)));
    return "<p class=\"soft\">A webhook with an address such as <code>http://127.0.0.1:%d/webhooks/legal</code> ends here; nothing leaves this machine.</p><ul class=\"list\">%s</ul>"
        .formatted(exchange.port(), items);
  }

  private static String item(Received one) {
    return """
    <li><strong>%s</strong> · %s<br><pre class="text">%s</pre>%s<span class="soft">%s</span>
    <details><summary>As it was sent</summary><pre>%s</pre></details></li>
    """
        .formatted(
            Page.text(one.channel()),
            Page.text(one.format()),
            Page.text(one.text()),
            one.address().isEmpty() ? "" : "<p>" + Page.linked(one.address()) + "</p>",
            Page.time(one.receivedAt()),
            Page.text(one.message().toPrettyString()));
  }
}
