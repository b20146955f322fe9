package io.launchdesk.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.StoreContext;
import io.launchdesk.store.engine.OpenJobs.OpenJob;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OpenJobsTest {
  private static final StoreContext CONTEXT = StoreContext.start();
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final OpenJobs jobs = CONTEXT.get(OpenJobs.class);

  private void job(long key, String state, int secondsAgo, long position) {
    CONTEXT
        .get(JdbcClient.class)
        .sql(
            """
            insert into engine.job (key, type, kind, process_instance_key, root_key, element_instance_key, element_id,
                                    state, retries, created_at, partition_id, position)
            values (:key, 'a-type', 'BPMN_ELEMENT', 1, 1, :key, 'ServiceTask_Any', :state, 3, :at, 1, :position)
            """)
        .param("key", key)
        .param("state", state)
        .param("at", NOW.minusSeconds(secondsAgo).atOffset(ZoneOffset.UTC))
        .param("position", position)
        .update();
  }

  @Test
  void shouldGiveThoseFirstOfWhichTheEngineHasSaidNothingForLongest() {
    // given the oldest one, which was given back just now, and others
    job(1, "created", 90, 40);
    job(2, "created", 60, 20);
    job(3, "created", 70, 30);
    job(4, "failed", 80, 10);
    job(5, "created", 5, 5);

    // when
    List<OpenJob> old = jobs.createdBefore(NOW.minusSeconds(30), List.of("a-type"), 3);

    // then
    assertThat(old).extracting(OpenJob::key).containsExactly(2L, 3L, 1L);
  }
}
