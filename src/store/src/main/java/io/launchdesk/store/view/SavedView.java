package io.launchdesk.store.view;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a list shows, kept under a name.
 *
 * @param list {@code tasks} or {@code requests}
 * @param parameters of the list's address, by name
 * @param sharedWith who else sees it; null for nobody
 * @param first whether the list of who asks begins with it
 * @param version counts the saves, from 1
 */
public record SavedView(
    UUID id,
    String list,
    String name,
    Map<String, String> parameters,
    Audience sharedWith,
    String owner,
    String ownerName,
    boolean first,
    int version,
    Instant updatedAt) {

  /**
   * Who sees a shared view.
   *
   * @param kind {@code team} or {@code group}
   * @param name of the team or group
   */
  public record Audience(String kind, String name) {}

  /** Whether it says the same, whatever its version. */
  public boolean says(String otherName, Map<String, String> others, Audience audience) {
    return name.equals(otherName)
        && parameters.equals(others)
        && Objects.equals(sharedWith, audience);
  }
}
