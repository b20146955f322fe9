package io.launchdesk.standalone.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Tells what becomes of a part once it has worked: at once when it ended, after a moment when it
 * only does not answer, and when it works again.
 */
final class News {
  private static final Duration BLINK = Duration.ofSeconds(5);

  private final Consumer<PartStatus> listener;
  private String told = PartState.UP.text();

  News(Consumer<PartStatus> listener) {
    this.listener = listener;
  }

  void hear(PartState state, PartStatus status) {
    boolean worth =
        switch (state) {
          case UP, RESTARTING, FAILED -> true;
          case UNREADY -> status.since().plus(BLINK).isBefore(Instant.now());
          default -> false;
        };
    if (worth && !told.equals(status.state())) {
      told = status.state();
      listener.accept(status);
    }
  }
}
