package io.launchdesk.portal.health;

import io.launchdesk.store.engine.FlowOfFacts;
import io.launchdesk.store.engine.FlowOfFacts.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the read model is behind the engine. Each accepted question of {@link
 * EngineHealthIndicator} is a record that must show up here soon; when it does not, people look at
 * old facts.
 */
@Component
class ExporterHealthIndicator implements HealthIndicator {
  private static final Duration TOLERATED = Duration.ofSeconds(15);

  private final FlowOfFacts facts;
  private final EngineHealthIndicator engine;
  private final Clock clock;

  ExporterHealthIndicator(FlowOfFacts facts, EngineHealthIndicator engine, Clock clock) {
    this.facts = facts;
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public Health health() {
    List<Position> positions = facts.positions();
    if (positions.isEmpty()) {
      return Health.down()
          .withDetail("reason", "the exporter has not written anything yet")
          .build();
    }
    Instant newest =
        positions.stream().map(Position::recordTimestamp).max(Instant::compareTo).orElseThrow();
    Duration lag = lag(newest, engine.acceptedAt());
    Health.Builder health = lag.compareTo(TOLERATED) > 0 ? Health.down() : Health.up();
    return health
        .withDetail("lagMillis", lag.toMillis())
        .withDetail("partitions", positions)
        .withDetail("deadLetters", facts.deadLetters())
        .build();
  }

  /** Zero when the newest exported record is at least as new as the last command accepted. */
  private Duration lag(Instant newest, Instant accepted) {
    if (accepted == null || !newest.isBefore(accepted.minusSeconds(1))) {
      return Duration.ZERO;
    }
    return Duration.between(accepted, clock.instant());
  }
}
