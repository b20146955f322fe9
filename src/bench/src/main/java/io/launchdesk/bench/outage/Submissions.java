package io.launchdesk.bench.outage;

import io.launchdesk.bench.http.Answers;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.http.SteadyCalls;
import io.launchdesk.bench.promise.Sent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that are submitted at a fixed pace, each with an idempotency key of its own, whatever
 * the answers are. Nothing is sent twice.
 */
final class Submissions implements AutoCloseable {
  private final Api requester;
  private final String marker;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
  private final SteadyCalls calls;

  private Submissions(Api requester, double perSecond) {
    this.requester = requester;
    this.marker = "x" + Long.toString(System.nanoTime(), 36);
    this.calls = SteadyCalls.begin(perSecond, this::submit);
  }

  /** Begins at once. */
  static Submissions begin(Api requester, double perSecond) {
    return new Submissions(requester, perSecond);
  }

  /** What all of their titles begin with, and those of no other request. */
  String marker() {
    return marker;
  }

  /** What was sent until now. */
  Sent soFar() {
    return new Sent(marker, number.get(), Set.copyOf(acknowledged.keySet()));
  }

  /** When the first one was acknowledged. */
  Optional<Instant> firstAcknowledged() {
    return acknowledged.values().stream().min(Instant::compareTo);
  }

  /** The answers to those that were due since the last cut. */
  Answers cut() {
    return calls.cut();
  }

  @Override
  public void close() {
    calls.close();
  }

  private CompletableFuture<HttpResponse<byte[]>> submit() {
    String title = marker + "-" + number.incrementAndGet();
    return requester
        .postLater("/api/requests", Briefs.creativeAsset(title), title)
        .thenApply(
            answer -> {
              if (answer.statusCode() == 201) {
                acknowledged.put(Api.body(answer).path("id").asText(), Instant.now());
              }
              return answer;
            });
  }
}
