package io.launchdesk.portal.request;

import io.launchdesk.core.sla.PromiseRules;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.sla.PromiseRepository;
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
  private final Clock clock;

  Promises(PromiseRepository promises, Clock clock) {
    this.promises = promises;
    this.clock = clock;
  }

  /**
   * A promise.
   *
   * @param outlook {@code holds}, {@code at-risk}, {@code late}, {@code kept} or {@code missed}
   * @param risk {@code stopped}, {@code task-overdue} or {@code time-nearly-used}; null unless at
   *     risk
   */
  record Promise(Instant at, String outlook, String risk) {}

  /** The promises by request id; none where nothing is promised (yet, or any more). */
  Map<String, Promise> of(List<RequestSummary> requests, Map<String, Ball> balls) {
    List<RequestSummary> promised =
        requests.stream()
            .filter(r -> r.promisedAt() != null && !GIVEN_UP.contains(r.status()))
            .toList();
    var facts = promises.of(promised.stream().map(RequestSummary::id).toList());
    Map<String, Promise> found = new HashMap<>();
    for (RequestSummary request : promised) {
      found.put(request.id(), promise(request, balls.get(request.id()), facts.get(request.id())));
    }
    return found;
  }

  private Promise promise(RequestSummary request, Ball ball, PromiseRepository.Facts facts) {
    var judged =
        PromiseRules.judge(
            new PromiseRules.Facts(
                request.promisedAt(),
                facts.remindAt(),
                request.launchAt(),
                DELIVERED.contains(request.status()) ? facts.liveAt() : null,
                ball.stopped(),
                ball.tasks().stream().anyMatch(Ball.OpenTask::overdue)),
            clock.instant());
    return new Promise(
        judged.at(), judged.outlook().slug(), judged.risk() == null ? null : judged.risk().slug());
  }
}
