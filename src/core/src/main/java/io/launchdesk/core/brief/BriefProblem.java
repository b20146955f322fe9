package io.launchdesk.core.brief;

/**
 * Something the requester has to add or correct.
 *
 * @param message for the requester: what is wrong and what would be right
 */
public record BriefProblem(String field, String message) {}
