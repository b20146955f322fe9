package io.launchdesk.portal;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes into the read model what the exporter would, in words of the tests. */
@TestComponent
public class Fixtures {
  private static final AtomicLong KEYS = new AtomicLong(2251799813685248L);
  private final JdbcClient jdbc;

  Fixtures(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql(
            """
            insert into desk.request_type (type, title, description, form_id, position)
            values ('other', 'Something else', 'What no other form asks for', 'intakeOther', 99)
            on conflict do nothing
            """)
        .update();
  }

  public static long nextKey() {
    return KEYS.incrementAndGet();
  }

  /** The root instance of a request, in a stage such as {@code CallActivity_Intake}. */
  public long root(String requestId, String phase) {
    long key = nextKey();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, phase_element_id, started_at, partition_id, position)
            values (?, 1, 'MarketingRequestProcess', 1, ?, ?, 'active', ?, now(), 1, 1)
            """)
        .params(key, key, requestId, phase)
        .update();
    return key;
  }

  /** The root instance has ended by an end event such as {@code EndEvent_RequestDelivered}. */
  public void ended(long root, String endEvent) {
    jdbc.sql(
            "update engine.process_instance set state = 'completed', end_element_id = ?, ended_at = now() where key = ?")
        .params(endEvent, root)
        .update();
  }
}
