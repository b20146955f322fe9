package io.launchdesk.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

  @Test
  void shouldDoubleUpToTheLimit() {
    assertThat(backoff.after(1)).hasSeconds(1);
    assertThat(backoff.after(2)).hasSeconds(2);
    assertThat(backoff.after(4)).hasSeconds(8);
    assertThat(backoff.after(5)).hasSeconds(10);
    assertThat(backoff.after(1000)).hasSeconds(10);
  }

  @Test
  void shouldForgetDeathsAfterALongRun() {
    assertThat(backoff.deaths(6, Duration.ofSeconds(59))).isEqualTo(7);
    assertThat(backoff.deaths(6, Duration.ofSeconds(60))).isEqualTo(1);
  }
}
