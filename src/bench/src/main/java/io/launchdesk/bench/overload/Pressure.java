package io.launchdesk.bench.overload;

import io.launchdesk.bench.OpenRequests;
import io.launchdesk.bench.http.Answers;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings in requests at a pace, whatever the answers are, and counts those that have come to a
 * person meanwhile: that is what the system does by itself about a request that comes in.
 */
final class Pressure {
  private static final Duration TO_PEOPLE = Duration.ofMinutes(10);

  private final List<Api> requesters;
  private final OpenRequests requests;
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
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
   * Brings requests in for so long and waits for the last answer. Each latency counts from the
   * instant at which the call was due.
   *
   * @param perSecond the pace
   */
  Part at(double perSecond, Duration length) {
    Answers answers = new Answers();
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    long reached = requests.withFirstTask();
    long begin = System.nanoTime();
    long count = Math.round(perSecond * length.toSeconds());
    for (long i = 0; i < count; i++) {
      long due = begin + (long) (i * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      calls.add(submit(answers, due));
    }
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
    reached = requests.withFirstTask() - reached;
    return new Part(perSecond, (System.nanoTime() - begin) / 1e9, reached, answers);
  }

  private CompletableFuture<Void> submit(Answers answers, long due) {
    int n = number.incrementAndGet();
    return requesters
        .get(n % requesters.size())
        .postLater("/api/requests", Briefs.creativeAsset(marker + "-" + n))
        .handle(
            (answer, failure) -> {
              answers.take(answer, due);
              if (answer != null && answer.statusCode() == 201) {
                accepted.add(Api.body(answer).path("id").asText());
              }
              return null;
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

  /** The ids of all requests that were acknowledged, as they were told. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** A word that stands in the titles of all these requests and of no others. */
  String marker() {
    return marker;
  }
}
