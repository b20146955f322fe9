package io.launchdesk.store.change;

import java.time.Instant;

/**
 * Versions of models that go live together.
 *
 * @param returns the change whose models are put back as they were before it; null for an ordinary
 *     change
 * @param reason why, in the author's words
 * @param notice what it means for the people whom it concerns, in the author's words; may be empty
 *     while it is written
 * @param version how often it was written; for those who write at the same time
 * @param effectiveAt when it goes live at the earliest; null for as soon as it is approved
 * @param reviewer who reviewed it last; null when nobody has, which may be after a return went live
 * @param basis the checksum of what was live when it was checked last; null before
 * @param problem why it is not live yet, in words; null when nothing is in its way
 * @param liveAt when the engine took it; null before
 * @param deployment the engine's key of the deployment; null before, and when the engine had it all
 */
public record Change(
    int number,
    Integer returns,
    String title,
    String reason,
    String notice,
    String author,
    String authorName,
    ChangeState state,
    int version,
    Instant effectiveAt,
    String reviewer,
    String reviewerName,
    Instant reviewedAt,
    String basis,
    String problem,
    Instant liveAt,
    Long deployment,
    Instant createdAt,
    Instant changedAt) {

  /** Whether it puts back what was there before another change. */
  public boolean isReturn() {
    return returns != null;
  }
}
