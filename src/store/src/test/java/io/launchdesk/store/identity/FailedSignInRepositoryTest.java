package io.launchdesk.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.identity.FailedSignInRepository.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedSignInRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private StoreContext store;
  private FailedSignInRepository failures;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    failures = store.get(FailedSignInRepository.class);
  }

  @Test
  void shouldCountEachWhenSeveralFailAtOnce() {
    AtOnce.run(
        6,
        () -> {
          failures.failed("several", NOW, MINUTE);
          return true;
        });

    assertThat(failures.running("several", NOW)).contains(new Window(6, NOW.plus(MINUTE)));
    assertThat(failures.running("somebody else", NOW)).isEmpty();
  }

  @Test
  void shouldBeginANewWindowWhenTheLastOneIsOver() {
    failures.failed("again", NOW, MINUTE);
    failures.failed("again", NOW.plusSeconds(59), MINUTE);

    Instant over = NOW.plus(MINUTE);
    assertThat(failures.running("again", over.minusMillis(1))).contains(new Window(2, over));
    assertThat(failures.running("again", over)).isEmpty();

    failures.failed("again", over, MINUTE);
    assertThat(failures.running("again", over)).contains(new Window(1, over.plus(MINUTE)));
  }

  @Test
  void shouldForgetWhatIsOver() {
    failures.failed("long ago", NOW.minus(Duration.ofDays(3)), MINUTE);
    failures.failed("lately", NOW.minus(Duration.ofDays(2)), MINUTE);

    assertThat(rows(NOW.minus(Duration.ofDays(2)))).isEqualTo(1);
  }

  private long rows(Instant until) {
    return store
        .get(JdbcClient.class)
        .sql("select count(*) from desk.failed_sign_in where until <= :until")
        .param("until", Sql.utc(until.plus(MINUTE)))
        .query(Long.class)
        .single();
  }
}
