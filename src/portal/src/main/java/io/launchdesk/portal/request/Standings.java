package io.launchdesk.portal.request;

import io.launchdesk.portal.request.Promises.Promise;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells where a request stands, without asking who wants to know: the caller has. */
@Component
public class Standings {
  private final RequestRepository requests;
  private final Balls balls;
  private final Promises promises;
  private final Clock clock;

  Standings(RequestRepository requests, Balls balls, Promises promises, Clock clock) {
    this.requests = requests;
    this.balls = balls;
    this.promises = promises;
    this.clock = clock;
  }

  /** Where the request stands now; empty when there is none with this id, or it is confidential. */
  public Optional<Standing> of(String id) {
    return requests.find(id).filter(found -> !found.confidential()).map(this::standing);
  }

  private Standing standing(RequestSummary request) {
    List<RequestSummary> one = List.of(request);
    Promise promise = promises.of(one, balls.of(one)).get(request.id());
    return new Standing(
        request.id(),
        request.title(),
        request.type(),
        request.typeTitle(),
        request.status(),
        request.createdAt(),
        request.launchAt(),
        promise == null ? null : promise.at(),
        promise == null ? null : promise.outlook(),
        request.endedAt(),
        clock.instant());
  }
}
