package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.workers.engine.PublicAddress;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What mails and messages to channels say of any topic: how it is called, and where it is shown.
 */
@Component
class TopicWords {
  /** What a button says that leads to the topic. */
  static final String LABEL = "linkLabel";

  private final Words words;
  private final PublicAddress address;

  TopicWords(Words words, PublicAddress address) {
    this.words = words;
    this.address = address;
  }

  /** Values for placeholders: {@code topic}, {@code link}, {@code settings}. */
  Map<String, String> of(Topic topic, String language) {
    return Map.of(
        "topic",
        words.topic(language, topic),
        "link",
        address.of(topic.path()),
        LABEL,
        words.said(language, "topicOpen." + topic.kind().slug()),
        "settings",
        address.of("/settings"));
  }
}
