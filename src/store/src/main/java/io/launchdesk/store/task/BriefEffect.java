package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A brief that was completed or revised becomes the request's next version. */
@Component
class BriefEffect implements AnswerEffect {
  private final JdbcClient jdbc;

  BriefEffect(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> steps() {
    return Set.of("complete-brief", "revise-brief");
  }

  @Override
  public void apply(Answer answer) {
    Map<String, Object> before =
        Json.object(
            jdbc.sql("select brief from desk.request where id = :id for update")
                .param("id", answer.requestId())
                .query(String.class)
                .single());
    jdbc.sql(
            """
            with next as (
              update desk.request
                 set brief = cast(:brief as jsonb), brief_version = brief_version + 1,
                     title = coalesce(:title, title)
               where id = :id
              returning id, brief_version, brief)
            insert into desk.brief_version (request_id, version, brief, changed_fields, author, created_at)
            select id, brief_version, brief, :changed, :author, :at from next
            """)
        .param("brief", Json.write(answer.data()))
        .param("title", answer.text("title"))
        .param("id", answer.requestId())
        .param("changed", Sql.texts(changed(before, Json.object(Json.write(answer.data())))))
        .param("author", answer.person())
        .param("at", Sql.utc(answer.at()))
        .update();
  }

  @Override
  public void takeBack(Answer answer) {
    int removed =
        jdbc.sql(
                """
                delete from desk.brief_version
                 where request_id = :id and author = :author and created_at = :at and version > 1
                   and version = (select brief_version from desk.request where id = :id)
                """)
            .param("id", answer.requestId())
            .param("author", answer.person())
            .param("at", Sql.utc(answer.at()))
            .update();
    if (removed == 1) {
      jdbc.sql(
              """
              update desk.request r
                 set brief = v.brief, brief_version = v.version, title = coalesce(v.brief ->> 'title', r.title)
                from desk.brief_version v
               where r.id = :id and v.request_id = r.id and v.version = r.brief_version - 1
              """)
          .param("id", answer.requestId())
          .update();
    }
  }

  static List<String> changed(Map<String, Object> before, Map<String, Object> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .toList();
  }
}
