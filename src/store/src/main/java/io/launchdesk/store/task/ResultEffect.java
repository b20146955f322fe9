package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures that an analyst enters are results whose source is that person. */
@Component
class ResultEffect implements AnswerEffect {
  private final JdbcClient jdbc;

  ResultEffect(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> steps() {
    return Set.of("enter-results");
  }

  @Override
  public void apply(Answer answer) {
    if (!(answer.data().get("results") instanceof List<?> figures)) {
      return;
    }
    for (Object figure : figures) {
      if (figure instanceof Map<?, ?> row
          && row.get("metric") != null
          && row.get("value") != null) {
        keep(answer, row.get("metric").toString(), new BigDecimal(row.get("value").toString()));
      }
    }
  }

  private void keep(Answer answer, String metric, BigDecimal value) {
    jdbc.sql(
            """
            insert into desk.campaign_result (effect_key, request_id, metric, value, source, at)
            values (:key, :request, :metric, :value, :source, :at)
            on conflict (effect_key) do update set value = excluded.value, at = excluded.at
            """)
        .param("key", "result:" + answer.requestId() + ":" + answer.person() + ":" + metric)
        .param("request", answer.requestId())
        .param("metric", metric)
        .param("value", value)
        .param("source", answer.person())
        .param("at", Sql.utc(answer.at()))
        .update();
  }

  @Override
  public void takeBack(Answer answer) {
    jdbc.sql(
            "delete from desk.campaign_result where request_id = :request and source = :person and at = :at")
        .param("request", answer.requestId())
        .param("person", answer.person())
        .param("at", Sql.utc(answer.at()))
        .update();
  }
}
