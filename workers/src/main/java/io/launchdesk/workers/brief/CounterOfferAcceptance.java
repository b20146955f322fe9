package io.launchdesk.workers.brief;

import io.launchdesk.core.brief.CounterOffer;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.BriefRepository.NewVersion;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.effect.EffectRepository;
import io.launchdesk.workers.engine.Requests;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the next version of a brief as the feasibility check has offered it. */
@Component
class CounterOfferAcceptance {
  private final Requests requests;
  private final BriefRepository briefs;
  private final EffectRepository effects;
  private final Clock clock;

  CounterOfferAcceptance(
      Requests requests, BriefRepository briefs, EffectRepository effects, Clock clock) {
    this.requests = requests;
    this.briefs = briefs;
    this.effects = effects;
    this.clock = clock;
  }

  /** Takes over the newest offer, once. */
  @Transactional
  public void apply(String requestId) {
    var offer =
        briefs
            .newestAnswer(requestId, "check-feasibility")
            .orElseThrow(
                () ->
                    new TechnicalFailure(
                        "The request %s has no answer of a feasibility check that could be taken over. Check the request's history, then retry or cancel."
                            .formatted(requestId)));
    Instant now = clock.instant();
    String key = "counter-offer:" + offer.taskKey();
    if (!effects.claim(key, "counter-offer", requestId, Map.of(), now)) {
      return;
    }
    RequestBrief request = requests.get(requestId);
    Map<String, Object> before = request.brief().fields();
    Map<String, Object> after = CounterOffer.accepted(before, offer.data());
    var changed = CounterOffer.changedFields(before, after);
    if (changed.isEmpty()) {
      return;
    }
    briefs
        .append(
            new NewVersion(
                requestId,
                request.version(),
                after,
                changed,
                request.requester(),
                "Counter-offer accepted.",
                now))
        .orElseThrow(
            () ->
                new TechnicalFailure(
                    "The brief of %s was changed while the counter-offer was taken over; retry."
                        .formatted(requestId)));
  }
}
