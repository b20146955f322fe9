package io.launchdesk.store.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.launchdesk.core.notification.Topic;
import java.time.Instant;
import java.util.Map;

/**
 * Something that a person was told in the portal.
 *
 * @param template what was told, by the name of the mail's template
 * @param topic what it is about
 * @param facts single values of it, for words in any language
 * @param createdAt when it happened
 * @param shownAt when the portal showed it: later when the communication plan has a delay
 * @param readAt null while it is unread
 */
public record Notification(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    String template,
    Subject topic,
    Map<String, Object> facts,
    Instant createdAt,
    Instant shownAt,
    Instant readAt) {
  /**
   * What a notification is about.
   *
   * @param kind such as {@code request}
   * @param key names one of its kind, such as the request's id
   * @param path where it is shown, below the portal's address
   */
  public record Subject(String kind, String key, String path) {
    static Subject of(Topic topic) {
      return new Subject(topic.kind().slug(), topic.key(), topic.path());
    }
  }
}
