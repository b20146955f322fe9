package io.launchdesk.store.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A channel of a chat system.
 *
 * @param format {@code slack} or {@code teams}
 * @param address a secret
 * @param audience whose news it gets: {@code group:<name>} or {@code team:<name>}
 * @param kinds slugs of the kinds of events that it is told of
 * @param language BCP 47
 * @param timeZone of the IANA database
 */
public record Webhook(
    UUID id,
    String name,
    String format,
    String address,
    String audience,
    List<String> kinds,
    String language,
    String timeZone,
    boolean enabled) {

  @Override
  public String toString() {
    return "Webhook[" + name + "]";
  }

  /**
   * How its messages fare.
   *
   * @param deliveredAt when the last one was taken; null when none was
   * @param waiting how many wait
   * @param lastError why the one that waits longest was not taken; null when none was refused
   */
  public record Fate(Instant deliveredAt, long waiting, String lastError) {}
}
