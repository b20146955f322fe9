package io.launchdesk.bench.overload;

import io.launchdesk.bench.OpenRequests;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.http.SteadyCalls;
import io.launchdesk.bench.promise.Sent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings in requests at a pace, whatever the answers are, and counts those that have come to a
 * person meanwhile: that is what the system does by itself about a request that comes in.
 */
final class Pressure {
  private static final Duration TO_PEOPLE = Duration.ofMinutes(10);

  private final List<Api> requesters;
  private final OpenRequests requests;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();
  private final String marker = Long.toString(System.nanoTime(), 36);

  /**
   * @param requesters who bring requests in, by turns
   * @param requests of the system, on which nobody else works
   */
  Pressure(List<Api> requesters, OpenRequests requests) {
    this.requesters = List.copyOf(requesters);
    this.requests = requests;
  }

  /**
   * Brings requests in for so long and waits for the last answer.
   *
   * @param perSecond the pace
   */
  Part at(double perSecond, Duration length) throws InterruptedException {
    long reached = requests.withFirstTask();
    Instant begin = Instant.now();
    SteadyCalls calls = SteadyCalls.begin(perSecond, this::submit);
    try (calls) {
      Thread.sleep(length);
    }
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    return new Part(perSecond, seconds, requests.withFirstTask() - reached, calls.cut());
  }

  private CompletableFuture<HttpResponse<byte[]>> submit() {
    int n = number.incrementAndGet();
    return requesters
        .get(n % requesters.size())
        .postLater("/api/requests", Briefs.creativeAsset(marker + "-" + n))
        .thenApply(
            answer -> {
              if (answer.statusCode() == 201) {
                acknowledged.add(Api.body(answer).path("id").asText());
              }
              return answer;
            });
  }

  /**
   * Waits until all that was acknowledged has come to people.
   *
   * @throws IllegalStateException when it does not within ten minutes
   */
  void settle() throws InterruptedException {
    requests.awaitFirstTasks(TO_PEOPLE);
  }

  /** What was sent until now. */
  Sent soFar() {
    return new Sent(marker, number.get(), Set.copyOf(acknowledged));
  }
}
