package io.launchdesk.portal.request;

import io.launchdesk.core.sla.PromiseRules;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.sla.Ledgers;
import io.launchdesk.store.sla.PromiseRepository;
import io.launchdesk.store.sla.SlaLedgerRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells for requests until when delivery is promised, and whether that will hold. */
@Component
class Promises {
  private static final Set<String> GIVEN_UP = Set.of("rejected", "withdrawn", "cancelled");
  private static final Set<String> DELIVERED = Set.of("measuring", "delivered");

  private final PromiseRepository promises;
  private final SlaLedgerRepository ledgers;
  private final Ledgers reckoning;
  private final Clock clock;

  Promises(
      PromiseRepository promises, SlaLedgerRepository ledgers, Ledgers reckoning, Clock clock) {
    this.promises = promises;
    this.ledgers = ledgers;
    this.reckoning = reckoning;
    this.clock = clock;
  }

  /**
   * A promise.
   *
   * @param outlook {@code holds}, {@code at-risk}, {@code late}, {@code kept} or {@code missed}
   * @param risk {@code stopped}, {@code task-overdue} or {@code time-nearly-used}; null unless at
   *     risk
   * @param paused whether its clock stands still until the requester acts: then {@code at} moves
   *     on, and is what it would be if the clock went on now
   */
  record Promise(Instant at, String outlook, String risk, boolean paused) {}

  /** The promises by request id; none where nothing is promised (yet, or any more). */
  Map<String, Promise> of(List<RequestSummary> requests, Map<String, Ball> balls) {
    List<RequestSummary> promised =
        requests.stream()
            .filter(r -> r.promisedAt() != null && !GIVEN_UP.contains(r.status()))
            .toList();
    List<String> ids = promised.stream().map(RequestSummary::id).toList();
    var facts = promises.of(ids);
    Instant now = clock.instant();
    Map<String, Instant> held = new HashMap<>();
    ledgers
        .heldDeliveries(ids)
        .forEach(one -> held.put(one.requestId(), reckoning.dueIfResumed(one, now)));
    Map<String, Promise> found = new HashMap<>();
    for (RequestSummary request : promised) {
      found.put(
          request.id(),
          promise(
              request,
              balls.get(request.id()),
              facts.get(request.id()),
              held.get(request.id()),
              now));
    }
    return found;
  }

  /**
   * @param heldUntil when delivery is due if its clock goes on now; null unless it stands still
   */
  private Promise promise(
      RequestSummary request,
      Ball ball,
      PromiseRepository.Facts facts,
      Instant heldUntil,
      Instant now) {
    boolean paused = heldUntil != null;
    var judged =
        PromiseRules.judge(
            new PromiseRules.Facts(
                paused ? heldUntil : request.promisedAt(),
                paused ? null : facts.remindAt(),
                request.launchAt(),
                DELIVERED.contains(request.status()) ? facts.liveAt() : null,
                ball.stopped(),
                ball.tasks().stream().anyMatch(Ball.OpenTask::overdue)),
            now);
    return new Promise(
        judged.at(),
        judged.outlook().slug(),
        judged.risk() == null ? null : judged.risk().slug(),
        paused);
  }
}
