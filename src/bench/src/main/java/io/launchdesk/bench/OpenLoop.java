package io.launchdesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Calls at a fixed pace, whatever the answers take: each latency counts from the instant at which
 * the call was due, so that a slow answer is not hidden by those that waited behind it.
 */
public final class OpenLoop {
  private static final Duration LEAD = Duration.ofMillis(100);

  private OpenLoop() {}

  /**
   * What came of one round.
   *
   * @param latency of good answers, in microseconds
   * @param failed how many ended otherwise
   */
  public record Outcome(Histogram latency, int failed) {}

  /**
   * Runs one round and waits for the last answer.
   *
   * @param perSecond calls per second
   * @param seconds length of the round
   * @param call makes the n-th call, from 0; ends with a failure when the answer is not good
   */
  public static Outcome round(
      int perSecond, int seconds, IntFunction<? extends CompletableFuture<?>> call) {
    Histogram latency = Latency.histogram();
    AtomicInteger failed = new AtomicInteger();
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long begin = System.nanoTime() + LEAD.toNanos();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < perSecond * seconds; i++) {
        int n = i;
        long due = begin + n * 1_000_000_000L / perSecond;
        CompletableFuture<Void> answered = new CompletableFuture<>();
        answers.add(answered);
        Runnable ask =
            () ->
                call.apply(n)
                    .whenComplete(
                        (answer, failure) -> {
                          if (failure == null) {
                            synchronized (latency) {
                              latency.recordValue((System.nanoTime() - due) / 1000);
                            }
                          } else {
                            failed.incrementAndGet();
                          }
                          answered.complete(null);
                        });
        clock.schedule(ask, due - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }
    return new Outcome(latency, failed.get());
  }
}
