package io.launchdesk.store.notification;

import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import java.time.Instant;
import java.util.Map;

/**
 * Something to tell a person.
 *
 * @param cause what it happens by, such as {@code mention:17}; each is told once to each recipient
 * @param decision what the plan says of it
 * @param topic what it is about
 * @param facts what the portal's words are made of: texts by name, such as {@code title}
 * @param commentId the comment that it is about; null for none
 * @param mail what the mail says; null when it is worded as it is sent
 * @param telling in the portal, by mail, and when; null while nothing is decided
 */
public record NewNotification(
    String cause,
    Decision decision,
    Topic topic,
    String recipient,
    Map<String, String> facts,
    Long commentId,
    MailText mail,
    Telling telling,
    Instant createdAt) {

  String effectKey() {
    return cause + ":" + recipient;
  }
}
