package io.launchdesk.workers.brief;

import io.launchdesk.core.brief.BriefStage;
import io.launchdesk.store.brief.BriefVersionRepository;
import io.launchdesk.store.effect.EffectRepository;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a request's brief to the rules of the next stage, unless it changed behind the stage's
 * back.
 */
@Component
class BriefSettlement {
  private final BriefVersionRepository briefs;
  private final EffectRepository effects;
  private final Clock clock;

  BriefSettlement(BriefVersionRepository briefs, EffectRepository effects, Clock clock) {
    this.briefs = briefs;
    this.effects = effects;
    this.clock = clock;
  }

  /**
   * What to settle.
   *
   * @param effectKey a second call with it finds the brief settled, whatever changed since
   * @param version the version that the stage worked with; null when any will do
   * @param approved the fields that were approved; null to leave them as they are
   */
  record Order(
      String effectKey,
      String requestId,
      Integer version,
      BriefStage stage,
      Set<String> approved) {}

  /** Whether the version is settled; false when another one is current. */
  @Transactional
  public boolean settle(Order order) {
    int current = briefs.lock(order.requestId()).version();
    if (effects.result(order.effectKey()).isPresent()) {
      return true;
    }
    if (order.version() != null && order.version() != current) {
      return false;
    }
    effects.claim(
        order.effectKey(),
        "settle-brief",
        order.requestId(),
        Map.of("version", current, "stage", order.stage().slug()),
        clock.instant());
    briefs.moveTo(order.requestId(), order.stage());
    if (order.approved() != null) {
      briefs.keepApproved(order.requestId(), order.approved());
    }
    return true;
  }
}
