package io.launchdesk.store.launch;

import java.time.Instant;

/**
 * What a request has on one channel.
 *
 * @param state {@code publishing}, {@code published}, {@code verified} or {@code retracted}
 * @param address where it can be seen; null before it was published
 * @param claimedBy the run of the publishing step that made it
 */
public record Publication(
    String effectKey,
    String requestId,
    String channel,
    String state,
    String address,
    String externalId,
    Instant publishedAt,
    Long claimedBy) {

  public boolean live() {
    return state.equals("published") || state.equals("verified");
  }

  public boolean retracted() {
    return state.equals("retracted");
  }
}
