package io.launchdesk.store.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who was sent which report.
 *
 * @param reportId null when the report was deleted since
 * @param email where it went
 * @param attempts how often it was tried
 * @param lastError why the last attempt failed; null when none has, or it was sent
 * @param sentAt null while it waits
 */
public record ReportDelivery(
    UUID runId,
    UUID reportId,
    String name,
    String language,
    LocalDate from,
    LocalDate to,
    boolean outOfTurn,
    String recipient,
    String recipientName,
    String email,
    int attempts,
    String lastError,
    Instant createdAt,
    Instant sentAt) {}
