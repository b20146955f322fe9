package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A review is kept with the newest version of the asset and moves the deliverable on. */
@Component
class ReviewEffect implements AnswerEffect {
  private final JdbcClient jdbc;

  ReviewEffect(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> steps() {
    return Set.of("review-asset");
  }

  @Override
  public void apply(Answer answer) {
    boolean accepted = "accept".equals(answer.text("reviewDecision"));
    jdbc.sql(
            """
            update desk.asset_version set review = :review, reviewer = :person, review_comment = :comment, reviewed_at = :at
             where deliverable_id = :deliverable
               and version = (select max(version) from desk.asset_version where deliverable_id = :deliverable)
            """)
        .param("review", accepted ? "accept" : "rework")
        .param("person", answer.person())
        .param("comment", answer.text("comment"))
        .param("at", Sql.utc(answer.at()))
        .param("deliverable", deliverable(answer))
        .update();
    jdbc.sql(
            """
            update desk.deliverable
               set state = case when :accepted then 'accepted' else 'rework' end,
                   accepted_at = case when :accepted then :at end,
                   rework_count = rework_count + case when :accepted then 0 else 1 end
             where id = :id
            """)
        .param("accepted", accepted)
        .param("at", Sql.utc(answer.at()))
        .param("id", deliverable(answer))
        .update();
  }

  @Override
  public void takeBack(Answer answer) {
    int taken =
        jdbc.sql(
                """
                update desk.asset_version
                   set review = null, reviewer = null, review_comment = null, reviewed_at = null
                 where deliverable_id = :deliverable and reviewer = :person and reviewed_at = :at
                """)
            .param("deliverable", deliverable(answer))
            .param("person", answer.person())
            .param("at", Sql.utc(answer.at()))
            .update();
    if (taken == 1) {
      jdbc.sql(
              """
              update desk.deliverable
                 set state = 'in-review', accepted_at = null,
                     rework_count = rework_count - case when state = 'rework' then 1 else 0 end
               where id = :id
              """)
          .param("id", deliverable(answer))
          .update();
    }
  }

  private static String deliverable(Answer answer) {
    return answer.variableText("deliverable", "deliverableId");
  }
}
