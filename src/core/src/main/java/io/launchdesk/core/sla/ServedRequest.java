package io.launchdesk.core.sla;

/**
 * What an agreement looks at to tell whether it is about a request.
 *
 * @param priority as triage decided it; null before triage
 * @param slaClass as triage decided it; null before triage
 * @param customerTeam the requester's team
 */
public record ServedRequest(
    String requestType, String priority, String slaClass, String customerTeam) {}
