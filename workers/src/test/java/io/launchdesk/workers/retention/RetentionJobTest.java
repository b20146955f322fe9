package io.launchdesk.workers.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.Sql;
import io.launchdesk.store.retention.RequestArchive;
import io.launchdesk.store.retention.RetentionKind;
import io.launchdesk.store.retention.RetentionRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionJobTest extends WorkersTestBase {
  @Autowired private RetentionJob job;
  @Autowired private RetentionRepository rules;
  @Autowired private RequestArchive archive;
  @Autowired private Clock clock;

  @AfterEach
  void asItCame() {
    rules.change(RetentionKind.REQUEST_DETAILS, 400, null, clock.instant());
    rules.change(RetentionKind.OPERATIONAL, 30, null, clock.instant());
  }

  @Test
  void shouldArchiveAsTheRuleSaysAndNothingThatIsKeptForEver() {
    // given
    String old = ended(Duration.ofDays(401), 77_000_001);
    String young = ended(Duration.ofDays(399), 77_000_002);

    // when
    rules.change(RetentionKind.REQUEST_DETAILS, null, null, clock.instant());
    job.archive();

    // then
    assertThat(archive.archivedAt(old)).isEmpty();

    // when
    rules.change(RetentionKind.REQUEST_DETAILS, 400, null, clock.instant());
    job.archive();

    // then
    assertThat(archive.archivedAt(old)).isPresent();
    assertThat(archive.archivedAt(young)).isEmpty();
  }

  @Test
  void shouldForgetCommandsAsTheRuleSays() {
    // given
    String request = given.request("other", "Commands");
    sent(request, Duration.ofDays(31));
    sent(request, Duration.ofDays(29));

    // when
    rules.change(RetentionKind.OPERATIONAL, null, null, clock.instant());
    job.forget();

    // then
    assertThat(count("select count(*) from desk.outbox where request_id = ?", request))
        .isEqualTo(2);

    // when
    rules.change(RetentionKind.OPERATIONAL, 30, null, clock.instant());
    job.forget();

    // then
    assertThat(count("select count(*) from desk.outbox where request_id = ?", request))
        .isEqualTo(1);
  }

  private String ended(Duration ago, long root) {
    String request = given.request("other", "Ended");
    Instant at = clock.instant().minus(ago);
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, started_at, ended_at, partition_id, position)
            values (:key, 1, 'MarketingRequestProcess', 1, :key, :request, 'completed', :at, :at, 41, 1)
            """)
        .param("key", root)
        .param("request", request)
        .param("at", Sql.utc(at))
        .update();
    // No exporter writes to this partition: its figures count as recorded.
    jdbc.sql("insert into desk.kpi_progress values (41, 1) on conflict do nothing").update();
    jdbc.sql("delete from desk.open_request where request_id = ?").param(request).update();
    return request;
  }

  private void sent(String request, Duration ago) {
    jdbc.sql(
            """
            insert into desk.outbox (request_id, kind, payload, created_at, next_attempt_at, sent_at)
            values (:request, 'publish-message', '{}', :at, :at, :at)
            """)
        .param("request", request)
        .param("at", Sql.utc(clock.instant().minus(ago)))
        .update();
  }
}
