package io.launchdesk.store.report;

import io.launchdesk.core.report.ReportSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A report that is sent again and again.
 *
 * @param language of the report, whoever reads it: BCP 47
 * @param filters which requests it tells of: {@code type}, {@code team}, {@code channel}, {@code
 *     priority}, several values with commas
 * @param people usernames
 * @param groups all members at the time of sending
 * @param active whether it is sent by schedule
 * @param since what was due before is not sent
 */
public record Report(
    UUID id,
    String name,
    String language,
    ReportSchedule schedule,
    Map<String, String> filters,
    List<String> people,
    List<String> groups,
    boolean active,
    Instant since,
    String owner,
    String ownerName,
    int version,
    Instant updatedAt) {}
