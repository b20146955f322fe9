package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a producer hands in becomes the deliverable's next version. */
@Component
class AssetEffect implements AnswerEffect {
  private final JdbcClient jdbc;

  AssetEffect(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> steps() {
    return Set.of("produce-asset");
  }

  @Override
  public void apply(Answer answer) {
    String content = Json.write(answer.data());
    jdbc.sql(
            """
            with piece as (
              select id from desk.deliverable where id = :deliverable and request_id = :request for update)
            insert into desk.asset_version (deliverable_id, version, task_key, content, sha256, author, created_at)
            select p.id, 1 + coalesce((select max(version) from desk.asset_version where deliverable_id = p.id), 0),
                   :task, cast(:content as jsonb), :sha256, :author, :at
              from piece p
            """)
        .param("deliverable", answer.variableText("deliverable", "deliverableId"))
        .param("request", answer.requestId())
        .param("task", answer.taskKey())
        .param("content", content)
        .param("sha256", sha256(content))
        .param("author", answer.person())
        .param("at", Sql.utc(answer.at()))
        .update();
  }

  @Override
  public void takeBack(Answer answer) {
    jdbc.sql("delete from desk.asset_version where task_key = :task and review is null")
        .param("task", answer.taskKey())
        .update();
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
