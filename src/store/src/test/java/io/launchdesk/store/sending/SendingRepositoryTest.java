package io.launchdesk.store.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.AtOnce;
import io.launchdesk.store.StoreContext;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingRepositoryTest {
  private static final Duration LEASE = Duration.ofDays(1);

  private final UUID me = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private StoreContext store;
  private SendingRepository sendings;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    sendings = store.get(SendingRepository.class);
  }

  @Test
  void shouldBeInOneHandWhenSeveralReachForItAtOnce() {
    assertThat(AtOnce.run(6, () -> sendings.begin("several", UUID.randomUUID(), LEASE)))
        .filteredOn(Boolean::booleanValue)
        .hasSize(1);
  }

  @Test
  void shouldStayInOneHandUntilItIsThrough() {
    assertThat(sendings.begin("mine", me, LEASE)).isTrue();
    assertThat(sendings.begin("mine", me, LEASE)).isTrue();
    assertThat(sendings.begin("mine", other, LEASE)).isFalse();

    end("mine", other);
    assertThat(sendings.begin("mine", other, LEASE)).isFalse();
    end("mine", me);
    assertThat(sendings.begin("mine", other, LEASE)).isTrue();
  }

  @Test
  void shouldPassOnWhenTheLeaseIsOver() {
    assertThat(sendings.begin("lapsed", me, LEASE)).isTrue();
    assertThat(sendings.begin("lapsed", other, Duration.ZERO)).isTrue();
    assertThat(sendings.begin("lapsed", me, LEASE)).isFalse();
  }

  @Test
  void shouldNotCountTheTimeWhenTheDatabaseWasDown() {
    assertThat(sendings.begin("outage", me, LEASE)).isTrue();
    store
        .get(JdbcClient.class)
        .sql(
            "update desk.sending set since = pg_postmaster_start_time() - interval '2 days' where what = 'outage'")
        .update();
    assertThat(sendings.begin("outage", other, LEASE)).isFalse();
  }

  @Test
  void shouldForgetWhatNobodyTookUpAgain() {
    sendings.begin("left", me, LEASE);
    sendings.begin("fresh", me, LEASE);
    store
        .get(JdbcClient.class)
        .sql("update desk.sending set since = now() - interval '2 days' where what = 'left'")
        .update();

    sendings.forget(LEASE);

    assertThat(
            store
                .get(JdbcClient.class)
                .sql("select what from desk.sending where what in ('left', 'fresh')")
                .query(String.class)
                .list())
        .containsExactly("fresh");
  }

  private void end(String what, UUID sender) {
    store.get(TransactionTemplate.class).executeWithoutResult(status -> sendings.end(what, sender));
  }
}
