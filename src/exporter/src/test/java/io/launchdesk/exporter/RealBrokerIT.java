package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.launchdesk.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RealBrokerIT {
  private static final int REQUESTS = 40;
  private static final Duration TAKEN_FOR = Duration.ofSeconds(5);

  @TempDir Path data;

  private final TestDatabase database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

  @Test
  void shouldLoseAndDoubleNothingWhenBrokerIsKilled() {
    // given
    Map<String, String> args =
        Map.of("URL", database.jdbcUrl(), "USER", "postgres", "PASSWORD", "postgres");
    try (RealBroker broker = new RealBroker(data, args)) {
      broker.start();
      try (CamundaClient client = broker.client()) {
        Models.deploy(client);
        start(client, 0, REQUESTS / 2);
        await("half of the tasks", () -> count("user_task") == REQUESTS / 2);
        complete(client, "select key from engine.user_task order by key limit 5");
        await("completed tasks", () -> countIn("user_task", "completed") == 5);
      }

      // when
      broker.kill();
      broker.start();
      try (CamundaClient client = broker.client()) {
        start(client, REQUESTS / 2, REQUESTS);
        await("all tasks", () -> count("user_task") == REQUESTS);
        complete(client, "select key from engine.user_task where state = 'open'");
        work(client);

        // then
        await(
            "all done", () -> count("process_instance where state = 'completed'") == 2 * REQUESTS);
      }
      assertRows();

      // when it is stopped in order, with a snapshot, and started again
      broker.stop();
      broker.start();
      try (CamundaClient client = broker.client()) {
        Models.start(client, "MR-LAST", Map.of("amount", 5));

        // then
        await("one more task", () -> countIn("user_task", "open") == 1);
      }
      assertThat(broker.log()).doesNotContain("ERROR", "dead_letter");
    }
  }

  private void assertRows() {
    assertThat(count("process_instance where parent_key is null")).isEqualTo(REQUESTS);
    assertThat(
            jdbc.sql(
                    "select correlation_key from engine.process_instance where parent_key is null"
                        + " and phase_element_id = 'CallActivity_Child' and end_element_id ="
                        + " 'EndEvent_Done' order by 1")
                .query(String.class)
                .list())
        .containsExactlyElementsOf(
            IntStream.range(0, REQUESTS).mapToObj(RealBrokerIT::id).sorted().toList());
    assertThat(
            jdbc.sql(
                    "select count(*) from engine.process_instance c join engine.process_instance p"
                        + " on p.key = c.root_key and c.parent_key = p.key where p.root_key = p.key")
                .query(Integer.class)
                .single())
        .isEqualTo(REQUESTS);
    assertThat(
            count(
                "user_task t join engine.form f on f.key = t.form_key where t.priority = 70"
                    + " and t.candidate_groups = array['finance', 'quote \"d\", comma']"
                    + " and t.due_at > t.created_at + interval '7 hours'"
                    + " and t.custom_headers->>'fourEyes' = 'true' and t.state = 'completed'"))
        .isEqualTo(REQUESTS);
    assertThat(
            count(
                "decision_evaluation where output = '\"finance\"' and"
                    + " evaluated->0->'inputs'->0->>'value' = '250' and"
                    + " evaluated->0->'rules'->0->'outputs'->0->>'value' = 'finance'"))
        .isEqualTo(REQUESTS);
    assertThat(countIn("timer", "canceled")).isEqualTo(REQUESTS);
    assertThat(countIn("job", "completed")).isEqualTo(REQUESTS);
    assertThat(count("element_instance where state = 'active'")).isZero();
    assertThat(count("process_definition where xml like '%bpmn%'")).isEqualTo(2);
    assertThat(count("dead_letter")).isZero();
    assertThat(count("alert")).isZero();
    assertThat(count("exporter_position")).isEqualTo(1);
  }

  private static void start(CamundaClient client, int from, int to) {
    for (int i = from; i < to; i++) {
      Models.start(client, id(i), Map.of("requestId", id(i), "amount", 250));
    }
  }

  private void complete(CamundaClient client, String keys) {
    for (long key : jdbc.sql(keys).query(Long.class).list()) {
      client.newCompleteUserTaskCommand(key).send().join();
    }
  }

  /** As workers do: jobs are taken for a short time, and more is asked for. */
  private void work(CamundaClient client) {
    List<Long> taken = new ArrayList<>();
    await(
        "jobs",
        () -> {
          List<Long> more = take(client);
          more.forEach(
              job ->
                  client.newUpdateTimeoutCommand(job).timeout(Duration.ofMinutes(1)).send().join());
          taken.addAll(more);
          return taken.size() == REQUESTS;
        });
    Awaitility.await("jobs that are held are not given out again")
        .during(TAKEN_FOR.plusSeconds(2))
        .atMost(Duration.ofMinutes(1))
        .until(() -> take(client).isEmpty());
    taken.forEach(job -> client.newCompleteCommand(job).send().join());
  }

  private static List<Long> take(CamundaClient client) {
    return client
        .newActivateJobsCommand()
        .jobType("do-work")
        .maxJobsToActivate(5)
        .timeout(TAKEN_FOR)
        .requestTimeout(Duration.ofMillis(200))
        .send()
        .join()
        .getJobs()
        .stream()
        .map(job -> job.getKey())
        .toList();
  }

  private static String id(int number) {
    return "MR-" + (1000 + number);
  }

  private int count(String from) {
    return jdbc.sql("select count(*) from engine." + from).query(Integer.class).single();
  }

  private int countIn(String table, String state) {
    return count(table + " where state = '" + state + "'");
  }

  private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what).atMost(Duration.ofMinutes(1)).until(condition);
  }
}
