package io.launchdesk.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void whoIsToldToComeAgainDoes() {
    String answer =
        new Patience(Duration.ofMinutes(1))
            .with(
                () -> {
                  if (calls.incrementAndGet() < 3) {
                    throw new Api.NotGood("503", 0);
                  }
                  return "done";
                });

    assertThat(answer).isEqualTo("done");
    assertThat(calls).hasValue(3);
  }

  @Test
  void whoIsNotToldToComeAgainDoesNot() {
    refused(new Patience(Duration.ofMinutes(1)), new Api.NotGood("404", null));

    assertThat(calls).hasValue(1);
  }

  @Test
  void nobodyComesAgainAfterTheirPatience() {
    refused(new Patience(Duration.ofSeconds(1)), new Api.NotGood("503", 60));

    assertThat(calls).hasValue(1);
  }

  private void refused(Patience patience, Api.NotGood refusal) {
    assertThatThrownBy(
            () ->
                patience.with(
                    () -> {
                      calls.incrementAndGet();
                      throw refusal;
                    }))
        .isSameAs(refusal);
  }
}
