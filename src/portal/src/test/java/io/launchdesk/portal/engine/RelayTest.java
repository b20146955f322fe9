package io.launchdesk.portal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 9, 40})
  void shouldAskABusyEngineAgainWithinTwoSeconds(int attempts) {
    Duration pause = Relay.pauseAfter(attempts, new EngineAnswer.Unavailable("backpressure", true));

    assertThat(pause).isBetween(Duration.ofMillis(100), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 40})
  void shouldLeaveAnEngineThatIsAwayAloneForLonger(int attempts) {
    Duration pause = Relay.pauseAfter(attempts, new EngineAnswer.Unavailable("connection refused"));

    assertThat(pause).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
  }
}
