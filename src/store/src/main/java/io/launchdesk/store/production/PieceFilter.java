package io.launchdesk.store.production;

import java.time.Instant;
import java.util.List;

/**
 * Which deliverables to show. Null means: no condition.
 *
 * @param stages only in one of these; none for all
 * @param team the group that triage gave the request to
 * @param person who makes it, or has its task now
 * @param type of the request
 * @param dueFrom due at this instant or later
 * @param dueBefore due before this instant
 * @param acceptedSince accepted ones only when that was at this instant or later
 * @param after the last one of the page before
 */
public record PieceFilter(
    List<Piece.Stage> stages,
    String team,
    String person,
    String type,
    String requestId,
    Instant dueFrom,
    Instant dueBefore,
    Instant acceptedSince,
    After after) {

  /** Whether only accepted ones are wanted. */
  public boolean acceptedAlone() {
    return stages.equals(List.of(Piece.Stage.ACCEPTED));
  }

  /**
   * Place in the order: by deadline (accepted ones alone: accepted last first), then by id.
   *
   * @param at null for those without a deadline, which come last
   */
  public record After(Instant at, String id) {}
}
