package io.launchdesk.portal.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many commands are under way at a time. An engine that says that it is busy is given half as
 * many, and one more with each that it takes: additive increase, multiplicative decrease, as
 * congestion is met in networks (RFC 5681). One that refuses the only command is left alone for a
 * moment. So an engine under pressure is not kept busy with refusing.
 */
final class SendWindow {
  /** Commands that were sent together are refused together, and count as one refusal. */
  private static final Duration ROUND = Duration.ofMillis(200);

  private final int most;
  private final Clock clock;
  private int size;
  private int underWay;
  private Instant halved = Instant.MIN;
  private Instant restsUntil = Instant.MIN;

  SendWindow(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
    this.size = most;
  }

  /** How many more may be sent now. */
  synchronized int room() {
    return clock.instant().isBefore(restsUntil) ? 0 : Math.max(0, size - underWay);
  }

  synchronized void sent(int commands) {
    underWay += commands;
  }

  /** A command is not under way any more, whatever came of it. */
  synchronized void returned() {
    underWay--;
  }

  /** The engine answered a command. */
  synchronized void answered(EngineAnswer answer) {
    if (answer instanceof EngineAnswer.Unavailable away && away.busy()) {
      Instant now = clock.instant();
      if (size == 1) {
        restsUntil = now.plus(ROUND);
      }
      if (halved.isBefore(now.minus(ROUND))) {
        size = Math.max(1, size / 2);
        halved = now;
      }
    } else if (answer instanceof EngineAnswer.Accepted) {
      size = Math.min(most, size + 1);
    }
  }

  synchronized int size() {
    return size;
  }

  void bindTo(MeterRegistry meters) {
    Gauge.builder("launchdesk.relay.window", this, SendWindow::size)
        .description(
            "Commands that this portal sends to the engine at a time; less while it is busy")
        .register(meters);
  }
}
