package io.launchdesk.bench.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calls at a fixed pace until it is closed, whatever the answers are (open loop): each latency
 * counts from the instant at which the call was due.
 */
public final class SteadyCalls implements AutoCloseable {
  private final Supplier<CompletableFuture<HttpResponse<byte[]>>> call;
  private final long between;
  private final long begin = System.nanoTime();
  private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("steady calls").unstarted(task));
  private long n;
  private volatile Answers answers = new Answers();

  private SteadyCalls(double perSecond, Supplier<CompletableFuture<HttpResponse<byte[]>>> call) {
    this.call = call;
    this.between = (long) (1e9 / perSecond);
  }

  /** Begins at once. */
  public static SteadyCalls begin(
      double perSecond, Supplier<CompletableFuture<HttpResponse<byte[]>>> call) {
    SteadyCalls calls = new SteadyCalls(perSecond, call);
    calls.clock.scheduleAtFixedRate(calls::ask, 0, calls.between, TimeUnit.NANOSECONDS);
    return calls;
  }

  /** What came of the calls that were due since the last cut; those under way come to it later. */
  public Answers cut() {
    Answers before = answers;
    answers = new Answers();
    return before;
  }

  /** Calls no more, and waits for the last answers. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
  }

  private void ask() {
    long due = begin + n++ * between;
    Answers part = answers;
    CompletableFuture<Void> answered = new CompletableFuture<>();
    underWay.add(answered);
    call.get()
        .whenComplete(
            (answer, failure) -> {
              part.take(answer, due);
              underWay.remove(answered);
              answered.complete(null);
            });
  }
}
