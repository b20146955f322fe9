package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.PlanFault;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.DeployedPlan;
import io.launchdesk.store.notification.PendingNews;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Who hears what, as the process owners' table says. Health names what is wrong with it, and how
 * much waits for that; restarting the workers would not help, so that they stay up.
 */
@Component("communicationPlan")
class Plan implements HealthIndicator {
  private final DeployedPlan deployed;
  private final PendingNews pending;
  private final MailTemplates templates;

  Plan(DeployedPlan deployed, PendingNews pending, MailTemplates templates) {
    this.deployed = deployed;
    this.pending = pending;
    this.templates = templates;
  }

  /**
   * @param audience one of {@code PlanAudience}, or the group or person that a model names
   * @throws PlanFailure when the plan does not say, or says what cannot be done
   */
  Decision of(String event, String audience) {
    try {
      return deployed.of(event, audience, templates::has);
    } catch (PlanFault e) {
      throw new PlanFailure(e);
    }
  }

  @Override
  public Health health() {
    List<String> problems = deployed.problems(templates::has);
    Health.Builder health = Health.up().withDetail("waiting", pending.waiting());
    return problems.isEmpty() ? health.build() : health.withDetail("problems", problems).build();
  }
}
