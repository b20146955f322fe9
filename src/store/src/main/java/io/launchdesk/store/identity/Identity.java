package io.launchdesk.store.identity;

import java.time.Instant;

/**
 * As whom an identity provider's subject is known here.
 *
 * @param active whether the person may sign in at all
 * @param claimsAt when the provider issued what roles and groups were read from last
 */
public record Identity(String username, boolean active, Instant claimsAt) {}
