package io.launchdesk.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two jobs at a time. */
class JobTurnsTest {
  private final JobTurns turns =
      new JobTurns(
          new JobProperties(
              Duration.ofSeconds(8), Duration.ofSeconds(45), 2, Duration.ofMinutes(3)));
  private final ExecutorService comers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicInteger here = new AtomicInteger();
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void end() {
    open.countDown();
    comers.shutdownNow();
    turns.destroy();
  }

  private void comes(String type) {
    comers.submit(
        () -> {
          here.incrementAndGet();
          turns.take(
              type,
              () -> {
                begun.add(type);
                open.await();
                return null;
              });
          return null;
        });
  }

  @Test
  void shouldHandleSoManyAtATime() {
    // when
    for (int i = 0; i < 20; i++) {
      comes("publish");
    }

    // then
    await().until(() -> here.get() == 20 && begun.size() == 2);
    open.countDown();
    await().until(() -> begun.size() == 20);
  }

  @Test
  void shouldGiveEachTypeItsTurnWhenManyOfOneWait() {
    // given
    for (int i = 0; i < 50; i++) {
      comes("publish");
    }
    await().until(() -> here.get() == 50 && begun.size() == 2);

    // when
    comes("notify");
    await().until(() -> here.get() == 51);
    open.countDown();

    // then
    await().until(() -> begun.size() == 51);
    assertThat(begun.indexOf("notify")).isBetween(2, 10);
  }

  @Test
  void shouldTellWhatAJobThrows() {
    assertThatThrownBy(
            () ->
                turns.take(
                    "any",
                    () -> {
                      throw new IOException("no route");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no route");
  }
}
