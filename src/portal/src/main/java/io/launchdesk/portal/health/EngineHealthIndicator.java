package io.launchdesk.portal.health;

import io.launchdesk.portal.engine.Engine;
import io.launchdesk.portal.engine.EngineAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up when the engine accepted a command a moment ago. A broker that still replays its log says that
 * it is healthy but accepts nothing, so nothing less than a command is asked.
 */
@Component
class EngineHealthIndicator implements HealthIndicator {
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final Engine engine;
  private final Clock clock;
  private Health last;
  private Instant askedAt = Instant.MIN;

  EngineHealthIndicator(Engine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    Instant now = clock.instant();
    if (last == null || now.isAfter(askedAt.plus(FRESH))) {
      last = ask();
      askedAt = clock.instant();
    }
    return last;
  }

  private Health ask() {
    Instant start = clock.instant();
    EngineAnswer answer =
        engine
            .ping()
            .completeOnTimeout(
                new EngineAnswer.Unavailable("no answer in time"), 4, TimeUnit.SECONDS)
            .join();
    return switch (answer) {
      case EngineAnswer.Accepted yes -> {
        long millis = Duration.between(start, clock.instant()).toMillis();
        yield Health.up().withDetail("answeredInMillis", millis).build();
      }
      case EngineAnswer.Unavailable away -> down(away.reason());
      case EngineAnswer.Gone gone -> down(gone.reason());
      case EngineAnswer.Invalid invalid -> down(invalid.reason());
    };
  }

  private static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }
}
