package io.launchdesk.store.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A report of one period.
 *
 * @param reportId null when the report was deleted since
 * @param to last day, itself included
 * @param wantedBy who asked for it out of turn and gets it alone; null when its time had come
 * @param madeAt null while it is not made
 */
public record ReportRun(
    UUID id,
    UUID reportId,
    String name,
    String language,
    Map<String, String> filters,
    LocalDate from,
    LocalDate to,
    String wantedBy,
    Instant dueAt,
    Instant createdAt,
    Instant madeAt) {

  /** Whether it has been made. */
  public boolean isMade() {
    return madeAt != null;
  }
}
