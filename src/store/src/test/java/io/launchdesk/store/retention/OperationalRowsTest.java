package io.launchdesk.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationalRowsTest {
  private static final Instant BEFORE = Instant.parse("2026-10-01T00:00:00Z");
  private static final String OLD = "timestamptz '2026-09-30 23:59:59Z'";
  private static final String NEW = "timestamptz '2026-10-01 00:00:00Z'";

  private JdbcClient jdbc;
  private Given given;
  private OperationalRows rows;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    given = store.given();
    rows = store.get(OperationalRows.class);
  }

  @Test
  void shouldForgetCommandsThatWereDealtWithAndNeverThoseThatWait() {
    // given
    String request = given.request("other", "Commands");
    command(request, OLD, "null", "sent long ago");
    command(request, OLD, "null", "sent long ago, too");
    command(request, NEW, "null", "sent lately");
    command(request, "null", OLD, "refused long ago");
    command(request, "null", NEW, "refused lately");
    command(request, "null", "null", "waits");

    // when
    long gone = rows.forget(BEFORE, 1);

    // then
    assertThat(gone).isEqualTo(3);
    assertThat(
            jdbc.sql("select last_error from desk.outbox order by id").query(String.class).list())
        .containsExactly("sent lately", "refused lately", "waits");
    assertThat(rows.forget(BEFORE, 1)).isZero();
  }

  @Test
  void shouldForgetKeysOfSubmissionsDraftsOfTasksThatAreOverAndDigestsNothingRefersTo() {
    // given
    String request = given.request("other", "Keys");
    run("insert into desk.idempotency_key values ('ann', 'old', 'x', '%s', %s)", request, OLD);
    run("insert into desk.idempotency_key values ('ann', 'new', 'x', '%s', %s)", request, NEW);
    task(71, "open");
    task(72, "canceled");
    run("insert into desk.task_draft values (71, 'ann', '{}', 1, %s)", OLD);
    run("insert into desk.task_draft values (72, 'ann', '{}', 1, %s)", OLD);
    run("insert into desk.task_draft values (73, 'ann', '{}', 1, %s)", OLD);
    long referred = digest("referred", OLD, "now()");
    digest("old", OLD, "now()");
    digest("not sent", OLD, "null");
    digest("new", NEW, "now()");
    run(
        """
        insert into desk.notification (effect_key, topic_kind, topic_key, recipient, template, facts, in_portal, mail,
                                       digest_id, created_at, next_attempt_at)
        values ('told', 'request', '%s', 'ann', 'mention', '{}', false, 'digest', %s, now(), now())
        """,
        request, referred);

    // when
    rows.forget(BEFORE, 100);

    // then
    assertThat(texts("select key from desk.idempotency_key")).containsExactly("new");
    assertThat(texts("select task_key::text from desk.task_draft order by 1"))
        .containsExactly("71", "73");
    assertThat(texts("select effect_key from desk.notification order by 1"))
        .containsExactly("new", "not sent", "referred", "told");
  }

  private void command(String request, String sent, String refused, String name) {
    run(
        """
        insert into desk.outbox (request_id, kind, payload, created_at, next_attempt_at, sent_at, refused_at, last_error)
        values ('%s', 'publish-message', '{}', timestamptz '2020-01-01 00:00Z', now(), %s, %s, '%s')
        """,
        request, sent, refused, name);
  }

  private long digest(String key, String created, String mailed) {
    return jdbc.sql(
            """
            insert into desk.notification (effect_key, recipient, template, language, subject, body, facts, in_portal,
                                           mail, created_at, next_attempt_at, mailed_at)
            values ('%s', 'ann', 'digest', 'en', 's', 'b', '{}', false, 'at-once', %s, now(), %s) returning id
            """
                .formatted(key, created, mailed))
        .query(Long.class)
        .single();
  }

  private void task(long key, String state) {
    run(
        """
        insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
          bpmn_process_id, process_version, element_id, state, created_at, partition_id, position)
        values (%s, 1, 1, 1, 1, 'P', 1, 'T', '%s', now(), 1, 1)
        """,
        key, state);
  }

  private void run(String sql, Object... values) {
    jdbc.sql(sql.formatted(values)).update();
  }

  private java.util.List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
