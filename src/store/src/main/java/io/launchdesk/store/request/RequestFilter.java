package io.launchdesk.store.request;

import java.time.Instant;
import java.util.List;

/**
 * Which requests to list. Null and empty mean: no condition.
 *
 * @param requester only of this person
 * @param team only of this team
 * @param statuses slugs, any of them
 * @param words full text; every word must occur in id, title or type
 * @param after the last request of the page before; null for the first page
 */
public record RequestFilter(
    String requester,
    String team,
    List<String> statuses,
    List<String> types,
    String words,
    After after) {

  /** Place in the order: newest first, then by id. */
  public record After(Instant createdAt, String id) {}
}
