package io.launchdesk.store.brief;

import io.launchdesk.core.brief.Brief;
import java.time.Instant;

/**
 * A request with the current version of its brief.
 *
 * @param formId the intake form of its type
 * @param assignedTeam null before triage
 * @param launchAt null before the brief was looked at
 * @param promisedAt null before delivery was promised
 */
public record RequestBrief(
    String id,
    String type,
    String formId,
    String title,
    String requester,
    String team,
    Brief brief,
    int version,
    Instant createdAt,
    String assignedTeam,
    Instant launchAt,
    Instant promisedAt) {}
