package io.launchdesk.portal.health;

import io.launchdesk.store.engine.FlowOfFacts;
import io.launchdesk.store.outbox.OutboxRepository;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What an operator should look at: open alerts, incidents, and commands that wait for the engine.
 */
@Component
class AlertsHealthIndicator implements HealthIndicator {
  private final FlowOfFacts facts;
  private final OutboxRepository outbox;

  AlertsHealthIndicator(FlowOfFacts facts, OutboxRepository outbox) {
    this.facts = facts;
    this.outbox = outbox;
  }

  @Override
  public Health health() {
    List<FlowOfFacts.Alert> open = facts.openAlerts();
    return (open.isEmpty() ? Health.up() : Health.status("DEGRADED"))
        .withDetail("open", open)
        .withDetail("incidents", facts.openIncidents())
        .withDetail("commandsWaiting", outbox.backlog().waiting())
        .build();
  }
}
