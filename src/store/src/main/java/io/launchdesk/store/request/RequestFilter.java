package io.launchdesk.store.request;

import io.launchdesk.store.Sort;

/**
 * Which requests to list, and in which order. Null means: no condition.
 *
 * @param requester only of this person
 * @param team only of this team
 * @param match what else must hold
 * @param after the last request of the page before; null for the first page
 */
public record RequestFilter(
    String requester, String team, RequestMatch match, Sort sort, Sort.Place after) {}
