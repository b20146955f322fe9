package io.launchdesk.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineConnectionTest {
  private final AtomicInteger ends = new AtomicInteger();
  private boolean grpc;
  private boolean rest;
  private final EngineConnection connection =
      new EngineConnection(() -> grpc, () -> rest, ends::incrementAndGet);

  @Test
  void shouldEndTheWorkersOnceWhenOnlyTheirConnectionIsSilent() {
    rest = true;

    look(3);
    assertThat(ends).hasValue(0);

    look(3);
    assertThat(ends).hasValue(1);
  }

  @Test
  void shouldWaitForAnEngineThatIsAway() {
    look(100);

    assertThat(ends).hasValue(0);
  }

  @Test
  void shouldBeginAnewAfterEachAnswer() {
    rest = true;
    for (int i = 0; i < 10; i++) {
      look(3);
      grpc = true;
      look(1);
      grpc = false;
    }

    assertThat(ends).hasValue(0);
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      connection.look();
    }
  }
}
