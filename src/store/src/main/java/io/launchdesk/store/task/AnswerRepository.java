package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.draft.TaskDraftRepository;
import io.launchdesk.store.task.LateAnswer.Instead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers to user tasks, together with what follows from them in the business. */
@Repository
public class AnswerRepository {
  private final JdbcClient jdbc;
  private final TaskRepository tasks;
  private final TaskDraftRepository drafts;
  private final LateAnswerRepository late;
  private final List<AnswerEffect> effects;

  AnswerRepository(
      JdbcClient jdbc,
      TaskRepository tasks,
      TaskDraftRepository drafts,
      LateAnswerRepository late,
      List<AnswerEffect> effects) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.drafts = drafts;
    this.late = late;
    this.effects = effects;
  }

  /**
   * Stores the answer and its effects and removes the task's drafts; the first of two wins.
   *
   * @return false when the task has an answer already; then nothing was changed
   */
  @Transactional
  public boolean add(Answer answer) {
    int added =
        jdbc.sql(
                """
                insert into desk.task_outcome (task_key, request_id, element_id, step, form_id, person, on_behalf_of, data, completed_at)
                values (:task, :request, :element, :step, :form, :person, :onBehalfOf, cast(:data as jsonb), :at)
                on conflict do nothing
                """)
            .param("task", answer.taskKey())
            .param("request", answer.requestId())
            .param("element", answer.elementId())
            .param("step", answer.step())
            .param("form", answer.formId())
            .param("person", answer.person())
            .param("onBehalfOf", answer.onBehalfOf())
            .param("data", Json.write(answer.data()))
            .param("at", Sql.utc(answer.at()))
            .update();
    if (added == 0) {
      return false;
    }
    drafts.deleteAll(answer.taskKey());
    effectsOf(answer).forEach(effect -> effect.apply(answer));
    return true;
  }

  /** The answer that this person gave to the task; empty when there is none. */
  public Optional<Given> given(long taskKey, String person) {
    return jdbc.sql(
            """
            select data, completed_at from desk.task_outcome where task_key = :task and person = :person
            """)
        .param("task", taskKey)
        .param("person", person)
        .query(
            (row, n) ->
                new Given(Json.object(row.getString("data")), Sql.instant(row, "completed_at")))
        .optional();
  }

  /**
   * An answer as it is kept.
   *
   * @param data the form's fields as entered
   */
  public record Given(Map<String, Object> data, Instant at) {}

  /**
   * An answer that counts no more.
   *
   * @param instead what had happened before the engine heard of it
   */
  public record TakenBack(Answer answer, Instead instead) {}

  /**
   * Takes an answer back with its effects, because the engine did not take it any more. What was
   * entered is kept for the person who did.
   *
   * @return empty when the task has no answer
   */
  @Transactional
  public Optional<TakenBack> takeBack(long taskKey, Instant now) {
    return find(taskKey).map(answer -> takeBack(answer, now));
  }

  private TakenBack takeBack(Answer answer, Instant now) {
    effectsOf(answer).forEach(effect -> effect.takeBack(answer));
    jdbc.sql("delete from desk.task_outcome where task_key = :task")
        .param("task", answer.taskKey())
        .update();
    return new TakenBack(answer, late.keep(answer, now));
  }

  private Optional<Answer> find(long taskKey) {
    return jdbc.sql("select * from desk.task_outcome where task_key = :task for update")
        .param("task", taskKey)
        .query(
            (row, n) ->
                new Answer(
                    taskKey,
                    row.getString("request_id"),
                    row.getString("element_id"),
                    row.getString("form_id"),
                    row.getString("person"),
                    row.getString("on_behalf_of"),
                    Json.object(row.getString("data")),
                    tasks
                        .find(taskKey)
                        .map(task -> tasks.variables(task.elementInstanceKey()))
                        .orElseGet(Map::of),
                    Sql.instant(row, "completed_at")))
        .optional();
  }

  private List<AnswerEffect> effectsOf(Answer answer) {
    return effects.stream().filter(effect -> effect.steps().contains(answer.step())).toList();
  }
}
