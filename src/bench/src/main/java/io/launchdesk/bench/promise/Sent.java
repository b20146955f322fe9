package io.launchdesk.bench.promise;

import java.util.Set;

/**
 * Requests that were sent up to a moment.
 *
 * @param marker what all of their titles begin with, before a hyphen, and those of no other request
 * @param sent how many, whatever the answers were
 * @param acknowledged numbers of requests, e.g. {@code MR-12}
 */
public record Sent(String marker, int sent, Set<String> acknowledged) {}
