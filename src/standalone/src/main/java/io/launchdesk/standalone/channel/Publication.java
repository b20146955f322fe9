package io.launchdesk.standalone.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * Something that was published on a channel.
 *
 * @param channel e.g. {@code social}
 * @param key the caller's effect key: the same key is the same publication
 * @param live whether it is out; false after it was taken back
 * @param calls how often it was published with this key: more than 1 means that a caller tried
 *     again
 * @param publishedAt when it went out (the last time)
 * @param retractedAt when it was taken back, or null
 * @param results metrics to report, by name
 * @param content what was published first
 */
public record Publication(
    String channel,
    String key,
    boolean live,
    int calls,
    Instant publishedAt,
    Instant retractedAt,
    Map<String, Double> results,
    JsonNode content) {

  Publication publishedAgain(Instant now, JsonNode newContent) {
    return live
        ? new Publication(channel, key, true, calls + 1, publishedAt, retractedAt, results, content)
        : new Publication(channel, key, true, calls + 1, now, null, results, newContent);
  }

  Publication retracted(Instant now) {
    return live
        ? new Publication(channel, key, false, calls, publishedAt, now, results, content)
        : this;
  }

  Publication withResults(Map<String, Double> reported) {
    return new Publication(
        channel, key, live, calls, publishedAt, retractedAt, Map.copyOf(reported), content);
  }
}
