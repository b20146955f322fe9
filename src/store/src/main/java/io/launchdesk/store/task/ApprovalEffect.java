package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An approver's decision is kept by step, for the version of the brief that it was made on. */
@Component
class ApprovalEffect implements AnswerEffect {
  private final JdbcClient jdbc;

  ApprovalEffect(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> steps() {
    return Set.of("approve-step");
  }

  @Override
  public void apply(Answer answer) {
    jdbc.sql(
            """
            insert into desk.approval (task_key, request_id, step, brief_version, decision, person, reason, decided_at)
            select :task, r.id, :step, r.brief_version, :decision, :person, :reason, :at
              from desk.request r where r.id = :request
            """)
        .param("task", answer.taskKey())
        .param("request", answer.requestId())
        .param("step", answer.variableText("approvalStep", "step"))
        .param("decision", answer.text("approvalDecision"))
        .param("person", answer.person())
        .param("reason", answer.text("reason"))
        .param("at", Sql.utc(answer.at()))
        .update();
  }

  @Override
  public void takeBack(Answer answer) {
    jdbc.sql("delete from desk.approval where task_key = :task")
        .param("task", answer.taskKey())
        .update();
  }
}
