package io.launchdesk.workers.kpi;

import io.launchdesk.store.Given;
import io.launchdesk.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests with what the exporter would have written of them, by chance of a seed. */
class History {
  private static final AtomicLong KEYS = new AtomicLong(8_000_000);
  private static final List<String> TASKS =
      List.of(
          "UserTask_CheckFeasibility",
          "UserTask_ApproveStep",
          "UserTask_ProduceAsset",
          "UserTask_CompleteBrief");

  private final JdbcClient jdbc;
  private final Given given;
  private final Random random;
  private final int partition;

  History(JdbcClient jdbc, Random random, int partition) {
    this.jdbc = jdbc;
    this.given = new Given(jdbc);
    this.random = random;
    this.partition = partition;
  }

  static long key() {
    return KEYS.incrementAndGet();
  }

  /** A request that began then, with some tasks one after the other, and has ended. */
  String ended(Instant began) {
    String request =
        given.request(
            random.nextBoolean() ? "other" : "event",
            "History",
            Map.of("channels", random.nextBoolean() ? List.of("email", "web") : List.of("email")),
            began);
    jdbc.sql("update desk.request set assigned_team = ?, priority = ? where id = ?")
        .params("team-" + random.nextInt(3), random.nextBoolean() ? "high" : null, request)
        .update();
    long root = key();
    Instant at = began;
    for (int n = random.nextInt(6); n >= 0; n--) {
      Instant end = at.plus(Duration.ofMinutes(random.nextInt(4000)));
      if (random.nextInt(3) == 0) {
        element(root, "ServiceTask_ValidateBrief", "SERVICE_TASK", at, end);
      } else {
        task(request, root, TASKS.get(random.nextInt(TASKS.size())), at, end);
      }
      at = end;
    }
    root(request, root, began, at);
    return request;
  }

  void root(String request, long root, Instant began, Instant ended) {
    long position = key();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, phase_element_id, started_at, ended_at, partition_id, position)
            values (:key, 1, 'MarketingRequestProcess', 1, :key, :request, 'completed', 'CallActivity_Intake', :began,
                    :ended, :partition, :position)
            """)
        .param("key", root)
        .param("request", request)
        .param("began", Sql.utc(began))
        .param("ended", Sql.utc(ended))
        .param("partition", partition)
        .param("position", position)
        .update();
    jdbc.sql(
            """
            insert into engine.exporter_position values (:partition, :position, 1, 1, now(), now())
            on conflict (partition_id) do update set position = greatest(exporter_position.position, excluded.position)
            """)
        .param("partition", partition)
        .param("position", position)
        .update();
  }

  /** A task that somebody may have taken on the way. */
  void task(String request, long root, String element, Instant from, Instant to) {
    long instance = element(root, element, "USER_TASK", from, to);
    long key = key();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, created_at, ended_at, due_at,
              partition_id, position)
            values (:key, :instance, :root, :root, 1, 'P', 1, :element, 'completed', :from, :to, :due, :partition, :key)
            """)
        .param("key", key)
        .param("instance", instance)
        .param("root", root)
        .param("element", element)
        .param("from", Sql.utc(from))
        .param("to", Sql.utc(to))
        .param("due", Sql.utc(from.plus(Duration.ofHours(24))))
        .param("partition", partition)
        .update();
    if (random.nextBoolean()) {
      taken(request, key, from.plus(Duration.between(from, to).dividedBy(3)));
    }
  }

  void taken(String request, long task, Instant at) {
    jdbc.sql(
            "insert into desk.audit_event (at, person, action, subject) values (?, 'ann', 'task.claim', ?)")
        .params(Sql.utc(at), request + "/" + task)
        .update();
  }

  private long element(long root, String id, String type, Instant from, Instant to) {
    long key = key();
    jdbc.sql(
            "insert into engine.element_instance values (?, ?, ?, ?, ?, ?, 'completed', ?, ?, ?, ?)")
        .params(key, root, root, id, type, root, Sql.utc(from), Sql.utc(to), partition, key)
        .update();
    return key;
  }
}
