package io.launchdesk.standalone.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that came.
 *
 * @param channel the last name of the address that it was sent to
 * @param format {@code slack} or {@code teams}, by its content
 */
record Received(String id, String channel, String format, Instant receivedAt, JsonNode message) {

  /** What it says in plain words, a line for each part. */
  String text() {
    if (format.equals("teams")) {
      return String.join("\n", message.findValuesAsText("text"));
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode block : message.path("blocks")) {
      add(lines, block.path("text"));
      block.path("elements").forEach(element -> add(lines, element));
    }
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, JsonNode text) {
    if (text.path("type").asText().equals("plain_text")) {
      lines.add(text.path("text").asText());
    }
  }

  /** Where it leads: the address of its first button or link; empty when there is none. */
  String address() {
    if (format.equals("teams")) {
      return message.findPath("url").asText("");
    }
    String text = message.path("blocks").toString();
    int from = text.indexOf("<http");
    int until = from < 0 ? -1 : text.indexOf('|', from);
    return until < 0 ? "" : text.substring(from + 1, until);
  }
}
