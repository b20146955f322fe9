package io.launchdesk.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Test
  void shouldDoubleUntilItIsLongEnough() {
    assertThat(RetryPause.after(0, LONGEST)).isEqualTo(Duration.ofSeconds(5));
    assertThat(RetryPause.after(3, LONGEST)).isEqualTo(Duration.ofSeconds(40));
    assertThat(RetryPause.after(8, LONGEST)).isEqualTo(LONGEST);
    assertThat(RetryPause.after(1_000_000, LONGEST)).isEqualTo(LONGEST);
  }
}
