package io.launchdesk.store.request;

import java.time.Instant;
import java.util.Map;

/**
 * A request as it is submitted.
 *
 * @param type key of {@code desk.request_type}
 * @param brief the fields of the intake form as entered
 * @param campaign id of a campaign; null for none
 * @param confidential whether only those see it who need to
 */
public record NewRequest(
    String type,
    String title,
    String requester,
    String team,
    Map<String, Object> brief,
    String campaign,
    boolean confidential,
    Instant createdAt) {}
