package io.launchdesk.workers.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.store.sending.SendingRepository;
import io.launchdesk.workers.WorkersTestBase;
import io.launchdesk.workers.sending.SentOnce.Handed;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class SentOnceTest extends WorkersTestBase {
  private static final Duration LEASE = Duration.ofDays(1);

  @Autowired private TransactionOperations transactions;
  @Autowired private SendingRepository sendings;
  private final AtomicInteger arrived = new AtomicInteger();
  private String what;
  private SentOnce once;

  @BeforeEach
  void prepare() {
    what = "test:" + UUID.randomUUID();
    once = new SentOnce(sendings, LEASE);
  }

  @Test
  void shouldNotHandOverAgainWhenTheDatabaseDiesBeforeItIsNoted() {
    // given a connection that breaks once the other side has it
    assertThatThrownBy(() -> send(once, this::arriveAndLoseTheDatabase))
        .isInstanceOf(Exception.class);
    assertThat(arrived).hasValue(1);

    // when others see that it is not noted, and when this one does
    var another = send(new SentOnce(sendings, LEASE), this::arrive);
    var again = send(once, this::arrive);

    // then
    assertThat(another).isEqualTo(Handed.IN_OTHER_HANDS);
    assertThat(again).isEqualTo(Handed.TAKEN);
    assertThat(arrived).hasValue(1);
    assertThat(count("select count(*) from desk.sending where what = ?", what)).isZero();
  }

  @Test
  void shouldHandOverAgainWhenItWasRefused() {
    assertThat(send(once, () -> false)).isEqualTo(Handed.REFUSED);
    assertThatThrownBy(
            () ->
                send(
                    once,
                    () -> {
                      throw new IllegalStateException("no connection");
                    }))
        .hasMessage("no connection");

    assertThat(send(once, this::arrive)).isEqualTo(Handed.TAKEN);
    assertThat(arrived).hasValue(1);
  }

  @Test
  void shouldHandOverAgainWhenTheOneThatDidWasKilled() {
    assertThatThrownBy(() -> send(once, this::arriveAndLoseTheDatabase))
        .isInstanceOf(Exception.class);

    assertThat(send(new SentOnce(sendings, Duration.ZERO), this::arrive)).isEqualTo(Handed.TAKEN);
    assertThat(arrived).hasValue(2);
  }

  private Handed send(SentOnce sender, BooleanSupplier handOver) {
    return transactions.execute(status -> sender.send(what, handOver));
  }

  private boolean arrive() {
    arrived.incrementAndGet();
    return true;
  }

  private boolean arriveAndLoseTheDatabase() {
    int backend = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    arrive();
    Thread killer =
        Thread.ofPlatform()
            .start(
                () ->
                    jdbc.sql("select pg_terminate_backend(?, 5000)")
                        .param(backend)
                        .query()
                        .singleValue());
    try {
      killer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }
}
