package io.launchdesk.portal.engine;

import io.launchdesk.store.Json;
import io.launchdesk.store.outbox.Command;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.PublishMessage;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers as told, remembers what it was sent, and shows it in the read model like the exporter.
 */
public class FakeEngine implements Engine {
  private final JdbcClient jdbc;
  private final List<Command> sent = new CopyOnWriteArrayList<>();
  private volatile OptionalInt partitions = OptionalInt.of(1);
  private volatile EngineAnswer answer = new EngineAnswer.Accepted();

  public FakeEngine(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void answersWith(EngineAnswer next) {
    answer = next;
  }

  /** How many partitions it says that it has; empty: it does not answer. */
  public void hasPartitions(OptionalInt count) {
    partitions = count;
  }

  public void works() {
    answer = new EngineAnswer.Accepted();
  }

  @Override
  public OptionalInt partitions() {
    return partitions;
  }

  public List<Command> sent() {
    return sent;
  }

  /** The messages published for one request. */
  public List<PublishMessage> messages(String requestId) {
    return sent.stream()
        .filter(PublishMessage.class::isInstance)
        .map(PublishMessage.class::cast)
        .filter(message -> message.correlationKey().equals(requestId))
        .toList();
  }

  @Override
  public CompletableFuture<EngineAnswer> send(Command command) {
    sent.add(command);
    if (command instanceof CompleteUserTask task && works(answer)) {
      return change(
          "update engine.user_task set state = 'completed' where key = ? and state = 'open'",
          task.taskKey());
    }
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public CompletableFuture<EngineAnswer> assign(long taskKey, String username, boolean override) {
    return change(
        "update engine.user_task set assignee = ? where key = ? and state = 'open' and (? or assignee is null)",
        username,
        taskKey,
        override);
  }

  @Override
  public CompletableFuture<EngineAnswer> unassign(long taskKey) {
    return change(
        "update engine.user_task set assignee = null where key = ? and state = 'open'", taskKey);
  }

  @Override
  public CompletableFuture<EngineAnswer> setVariables(
      long elementInstanceKey, Map<String, Object> variables) {
    if (works(answer)) {
      variables.forEach(
          (name, value) ->
              jdbc.sql(
                      """
                      update engine.variable set value = cast(? as jsonb)
                       where name = ? and scope_key in (
                         select process_instance_key from engine.element_instance where key = ?)
                      """)
                  .params(Json.write(value), name, elementInstanceKey)
                  .update());
    }
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public CompletableFuture<EngineAnswer> setRetries(long jobKey, int retries) {
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public CompletableFuture<EngineAnswer> resolveIncident(long key) {
    return change(
        "update engine.incident set state = 'resolved', resolved_at = now() where key = ?", key);
  }

  @Override
  public CompletableFuture<EngineAnswer> ping() {
    return CompletableFuture.completedFuture(answer);
  }

  private CompletableFuture<EngineAnswer> change(String sql, Object... parameters) {
    if (!works(answer)) {
      return CompletableFuture.completedFuture(answer);
    }
    int changed = jdbc.sql(sql).params(List.of(parameters)).update();
    return CompletableFuture.completedFuture(
        changed == 1 ? answer : new EngineAnswer.Gone("no such thing in that state"));
  }

  private static boolean works(EngineAnswer answer) {
    return answer instanceof EngineAnswer.Accepted;
  }
}
