package io.launchdesk.portal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SendWindowTest {
  private static final EngineAnswer BUSY = new EngineAnswer.Unavailable("backpressure", true);
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private final InstantSource time = () -> now;
  private final SendWindow window = new SendWindow(16, time.withZone(ZoneOffset.UTC));

  @Test
  void shouldSendHalfAsManyForEachRoundThatTheEngineRefuses() {
    // when
    window.answered(BUSY);
    window.answered(BUSY);
    int first = window.size();
    for (int round = 0; round < 6; round++) {
      now = now.plusSeconds(1);
      window.answered(BUSY);
    }

    // then
    assertThat(first).isEqualTo(8);
    assertThat(window.size()).isEqualTo(1);
  }

  @Test
  void shouldFindBackToAllByWhatTheEngineTakes() {
    // given
    window.answered(BUSY);

    // when
    for (int i = 0; i < 100; i++) {
      window.answered(new EngineAnswer.Accepted());
    }

    // then
    assertThat(window.size()).isEqualTo(16);
  }

  @Test
  void shouldNotTakeAnEngineThatIsAwayForABusyOne() {
    window.answered(new EngineAnswer.Unavailable("connection refused"));

    assertThat(window.size()).isEqualTo(16);
  }

  @Test
  void shouldSendNothingMoreThanItsSize() {
    // given
    window.sent(16);
    int full = window.room();

    // when
    window.answered(BUSY);
    window.returned();

    // then
    assertThat(full).isZero();
    assertThat(window.room()).isZero();
  }

  @Test
  void shouldLeaveAnEngineAloneThatRefusesTheOnlyCommand() {
    // given
    for (int round = 0; round < 4; round++) {
      now = now.plusSeconds(1);
      window.answered(BUSY);
    }
    int one = window.room();

    // when
    window.answered(BUSY);
    int refused = window.room();
    now = now.plusMillis(200);

    // then
    assertThat(one).isEqualTo(1);
    assertThat(refused).isZero();
    assertThat(window.room()).isEqualTo(1);
  }
}
