package io.launchdesk.store.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.core.notification.TopicKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How topics stand in rows: {@code topic_kind} and {@code topic_key}, both null for none. */
final class Topics {
  private Topics() {}

  static Topic read(ResultSet row) throws SQLException {
    String kind = row.getString("topic_kind");
    return kind == null ? null : new Topic(TopicKind.of(kind), row.getString("topic_key"));
  }

  /** Sets {@code :topicKind} and {@code :topicKey}. */
  static JdbcClient.StatementSpec write(JdbcClient.StatementSpec sql, Topic topic) {
    return sql.param("topicKind", topic == null ? null : topic.kind().slug())
        .param("topicKey", topic == null ? null : topic.key());
  }
}
