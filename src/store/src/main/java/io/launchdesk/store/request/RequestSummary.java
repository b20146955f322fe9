package io.launchdesk.store.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A request as lists show it.
 *
 * @param status slug of {@link io.launchdesk.core.request.RequestStatus}
 * @param assignedTeam group that triage gave the request to; null before
 * @param launchAt instant before which nothing is published; null when unknown
 * @param promisedAt instant at which delivery is due; null before it was computed
 * @param campaign id of the campaign that it is in; null when it is in none
 * @param confidential whether only those see it who need to
 * @param rootKey the process instance; null until the engine started it
 */
public record RequestSummary(
    String id,
    String type,
    String typeTitle,
    String title,
    String status,
    String requester,
    String requesterName,
    String team,
    String assignedTeam,
    String priority,
    String slaClass,
    int briefVersion,
    Instant createdAt,
    Instant launchAt,
    Instant promisedAt,
    Instant endedAt,
    Instant withdrawnAt,
    String campaign,
    String campaignName,
    boolean confidential,
    @JsonIgnore Long rootKey) {}
