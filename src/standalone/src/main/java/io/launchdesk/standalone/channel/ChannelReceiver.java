package io.launchdesk.standalone.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.local.Page;
import io.launchdesk.standalone.local.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /channels} lists; {@code PUT /channels/CHANNEL/KEY} publishes (the same key again changes
 * nothing), {@code GET} verifies, {@code DELETE} takes back; {@code PUT …/results} sets the metrics
 * that it reports.
 */
public final class ChannelReceiver implements LocalServer.Handler {
  private static final int SHOWN = 200;
  private static final int LONGEST_KEY = 80;

  private final ChannelStore store;
  private final Faults faults;

  public ChannelReceiver(ChannelStore store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    List<String> path = exchange.path();
    switch (path.size()) {
      case 1 -> exchange.html(Page.of("Channels", list(store.newest(SHOWN))));
      case 3 -> one(exchange, channel(path.get(1)), key(path.get(2)));
      case 4 -> results(exchange, path);
      default -> throw new Problem(404, "The address of a publication is /channels/CHANNEL/KEY.");
    }
  }

  /** The channel's name, when it is one. */
  static String channel(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw new Problem(400, "A channel's name has lower case letters, digits and hyphens.");
    }
    return name;
  }

  private static String key(String key) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Problem(400, "A key has 1 to " + LONGEST_KEY + " characters.");
    }
    return key;
  }

  private void one(Exchange exchange, String channel, String key) throws IOException {
    int fault = faults.strike(channel, exchange.method(), key);
    if (fault != 0) {
      throw new Problem(fault, "The channel " + channel + " fails because a fault is switched on.");
    }
    switch (exchange.method()) {
      case "PUT" -> {
        Publication done = store.publish(channel, key, content(exchange.body()));
        exchange.json(done.calls() == 1 ? 201 : 200, done);
      }
      case "GET" -> found(exchange, store.find(channel, key));
      case "DELETE" -> {
        store.retract(channel, key);
        exchange.json(200, Map.of("live", false));
      }
      default -> throw new Problem(405, "PUT publishes, GET verifies, DELETE takes back.");
    }
  }

  private void results(Exchange exchange, List<String> path) throws IOException {
    if (!path.get(3).equals("results") || !exchange.method().equals("PUT")) {
      throw new Problem(404, "Results are set by PUT /channels/CHANNEL/KEY/results.");
    }
    try {
      Map<String, Double> results =
          Exchange.JSON.readValue(exchange.body(), new TypeReference<Map<String, Double>>() {});
      found(exchange, store.report(channel(path.get(1)), key(path.get(2)), results));
    } catch (JsonProcessingException e) {
      throw new Problem(400, "Results are an object of numbers, e.g. {\"clicks\": 120}.");
    }
  }

  private static void found(Exchange exchange, Optional<Publication> publication)
      throws IOException {
    exchange.json(
        200,
        publication.orElseThrow(() -> new Problem(404, "Nothing was published with this key.")));
  }

  private static JsonNode content(byte[] body) throws IOException {
    try {
      return Exchange.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Problem(400, "The body is not JSON.");
    }
  }

  private static String list(List<Publication> publications) {
    if (publications.isEmpty()) {
      return "<p>Nothing has been published yet. Channels other than landing pages end here on the"
          + " embedded system.</p>";
    }
    StringBuilder items = new StringBuilder();
    publications.forEach(publication -> items.append(item(publication)));
    return "<ul class=\"list\">" + items + "</ul>";
  }

  private static String item(Publication publication) {
    return """
    <li><strong>%s</strong> · %s<br><span class="soft">%s · %s · published %d×</span>
    <details><summary>Content</summary><pre>%s</pre></details></li>
    """
        .formatted(
            Page.text(publication.channel()),
            Page.text(publication.key()),
            publication.live() ? "live" : "taken back",
            Page.time(publication.publishedAt()),
            publication.calls(),
            Page.text(publication.content().toPrettyString()));
  }
}
