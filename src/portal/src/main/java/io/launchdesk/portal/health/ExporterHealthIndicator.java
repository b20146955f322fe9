package io.launchdesk.portal.health;

import io.launchdesk.store.engine.FlowOfFacts;
import io.launchdesk.store.engine.FlowOfFacts.Position;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the read model is behind the engine: for how long a command that the engine has
 * acknowledged has not shown up here. When that takes long, people look at old facts.
 */
@Component
class ExporterHealthIndicator implements HealthIndicator {
  private static final Duration TOLERATED = Duration.ofSeconds(15);

  private final FlowOfFacts facts;
  private final Clock clock;

  ExporterHealthIndicator(FlowOfFacts facts, Clock clock) {
    this.facts = facts;
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
    Duration lag =
        facts
            .missingSince()
            .map(since -> Duration.between(since, clock.instant()))
            .orElse(Duration.ZERO);
    Health.Builder health =
        lag.compareTo(TOLERATED) > 0
            ? Health.down()
                .withDetail(
                    "reason", "the lists are %d s behind the engine".formatted(lag.toSeconds()))
            : Health.up();
    return health
        .withDetail("lagMillis", lag.toMillis())
        .withDetail("partitions", positions)
        .withDetail("deadLetters", facts.deadLetters())
        .build();
  }
}
