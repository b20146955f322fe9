package io.launchdesk.store.notification;

import java.time.Instant;

/**
 * Something to tell a person, in the portal and by mail.
 *
 * @param effectKey told once
 * @param body plain text
 */
public record NewNotification(
    String effectKey,
    String requestId,
    String recipient,
    String template,
    String language,
    String subject,
    String body,
    Instant createdAt) {}
