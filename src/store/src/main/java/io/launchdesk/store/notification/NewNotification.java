package io.launchdesk.store.notification;

import io.launchdesk.core.notification.TellingRules.Telling;
import java.time.Instant;
import java.util.Map;

/**
 * Something to tell a person.
 *
 * @param effectKey told once
 * @param facts what the portal's words are made of: texts by name, such as {@code title}
 * @param commentId the comment that it is about; null for none
 * @param mail what the mail says; null when it is worded as it is sent
 * @param telling in the portal, by mail, and when
 */
public record NewNotification(
    String effectKey,
    String requestId,
    String recipient,
    String template,
    Map<String, String> facts,
    Long commentId,
    MailText mail,
    Telling telling,
    Instant createdAt) {}
