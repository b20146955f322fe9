package io.launchdesk.bench.soak;

import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.OwnSystemScenario;
import io.launchdesk.bench.load.Load;
import io.launchdesk.bench.load.Phase;
import io.launchdesk.bench.load.Waits;
import io.launchdesk.bench.peers.LaunchdeskJourney;
import io.launchdesk.bench.peers.Phases;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Requests come at a steady rate and are brought to their ends; each minute heaps are collected and
 * what the parts take is written down. Nothing may grow, but the rows that each request leaves.
 */
@Command(name = "soak", description = "What grows under a steady load of whole requests.")
public final class SoakBench extends OwnSystemScenario {
  private static final double HOUR = 3600;

  /** In a hundred, per hour. */
  private static final double LIMIT = 5;

  @Option(
      names = "--minutes",
      defaultValue = "120",
      description = "Length, after the warm-up (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--warm-up",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "Under the same load, not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rate",
      defaultValue = "0.5",
      description = "Whole requests per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "A sample each so often (default: ${DEFAULT-VALUE}).")
  private int every;

  private final AtomicReference<Waits> waits = new AtomicReference<>(new Waits());
  private final AtomicLong delivered = new AtomicLong();

  /**
   * A moment of the run.
   *
   * @param seconds since the begin
   * @param delivered requests so far
   * @param p95 of the waits since the sample before, milliseconds
   * @param bytes by what takes them
   */
  private record Sample(double seconds, long delivered, double p95, Map<String, Long> bytes) {}

  @Override
  protected void measure(OwnSystem system, Measured measured) throws Exception {
    if (minutes * 60 / every < 4) {
      throw new IllegalArgumentException("no trend without four samples: more --minutes");
    }
    LaunchdeskJourney journey = new LaunchdeskJourney(system.port());
    Load load =
        new Load(
            all -> {
              journey.travel(waits.get());
              delivered.incrementAndGet();
            });
    Sampler sampler = new Sampler(system);
    load.open(rate, Duration.ofMinutes(warmUp));
    waits.set(new Waits());
    CompletableFuture<Phase> run =
        CompletableFuture.supplyAsync(
            () -> load.open(rate, Duration.ofMinutes(minutes)), Thread::startVirtualThread);
    List<Sample> samples = samples(sampler);
    Phase phase = run.join();
    tell(measured, samples);
    measured.add(Phases.figure("delivered at " + rate + "/s", List.of(phase)));
    if (phase.failed() > 0) {
      throw new IllegalStateException(
          phase.failed() + " requests did not come to their ends", load.firstFailure());
    }
  }

  private List<Sample> samples(Sampler sampler) throws Exception {
    List<Sample> all = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 1; i <= minutes * 60 / every; i++) {
      long due = begin + Duration.ofSeconds((long) i * every).toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      double p95 = waits.getAndSet(new Waits()).millis(95);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Sample sample = new Sample(seconds, delivered.get(), p95, sampler.bytes());
      all.add(sample);
      tell(line(sample));
    }
    return all;
  }

  /** With all that was found, so that a run that breaks off has not found it in vain. */
  private static String line(Sample sample) {
    return String.format(
            Locale.ROOT,
            "%.0f s: %d delivered, p95 %.0f ms; MB: ",
            sample.seconds(),
            sample.delivered(),
            sample.p95())
        + sample.bytes().entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue() / 1_000_000)
            .collect(Collectors.joining(", "));
  }

  private void tell(Measured measured, List<Sample> samples) {
    for (String what : samples.getFirst().bytes().keySet()) {
      if (!what.equals(Sampler.DATABASE)) {
        measured.add(perHour(what, samples, sample -> sample.bytes().get(what) / 1e6));
      }
    }
    measured.add(perHour("p95 of waits", samples, Sample::p95));
    double each = eachRequest(samples);
    measured.add(Result.of(Sampler.DATABASE + ", each request", "kB", each));
    int half = samples.size() / 2;
    measured.add(
        Result.of(
                Sampler.DATABASE + ", each request of the second half",
                "kB",
                eachRequest(samples.subList(half, samples.size())))
            .against("of the first half", eachRequest(samples.subList(0, half)))
            .heldTo(Aim.atMost("ratio", 1 + LIMIT / 100, 1 + LIMIT / 100)));
  }

  /** Percentage per hour, beside the fitted values of begin and end in megabytes or ms. */
  private static Result perHour(String what, List<Sample> samples, ToDoubleFunction<Sample> value) {
    Trend trend =
        Trend.of(
            samples.stream()
                .map(one -> new Trend.Point(one.seconds() / HOUR, value.applyAsDouble(one)))
                .toList());
    double hours = (samples.getLast().seconds() - samples.getFirst().seconds()) / HOUR;
    return Result.of(what, "%/h", trend.percent())
        .with(Map.of("begin", trend.start(), "end", trend.start() + hours * trend.slope()))
        .heldTo(Aim.atMost("median", LIMIT, LIMIT));
  }

  private static double eachRequest(List<Sample> samples) {
    return Trend.of(
            samples.stream()
                .map(
                    one ->
                        new Trend.Point(one.delivered(), one.bytes().get(Sampler.DATABASE) / 1e3))
                .toList())
        .slope();
  }
}
