package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requester's rating of the delivery, one per request. */
@Component
class RatingEffect implements AnswerEffect {
  private final JdbcClient jdbc;

  RatingEffect(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> steps() {
    return Set.of("rate-delivery");
  }

  @Override
  public void apply(Answer answer) {
    if (answer.data().get("score") == null) {
      return;
    }
    jdbc.sql(
            """
            insert into desk.rating (request_id, score, comment, person, at)
            values (:request, :score, :comment, :person, :at)
            on conflict (request_id) do update
              set score = excluded.score, comment = excluded.comment, person = excluded.person, at = excluded.at
            """)
        .param("request", answer.requestId())
        .param("score", Integer.valueOf(answer.data().get("score").toString()))
        .param("comment", answer.text("comment"))
        .param("person", answer.person())
        .param("at", Sql.utc(answer.at()))
        .update();
  }

  @Override
  public void takeBack(Answer answer) {
    jdbc.sql("delete from desk.rating where request_id = :request and at = :at")
        .param("request", answer.requestId())
        .param("at", Sql.utc(answer.at()))
        .update();
  }
}
