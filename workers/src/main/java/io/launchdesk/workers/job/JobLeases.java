package io.launchdesk.workers.job;

import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import io.launchdesk.workers.job.JobLease.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Holds the jobs that this process has: the engine gives each for a short while, and is asked for
 * more time for as long as somebody here works on it, or will. So the jobs of a process that died
 * are soon given to another one, and those of a busy one are not.
 *
 * <p>A job is held while it waits and others are begun; while it is handled, for {@link
 * JobProperties#hold()} at most; and as long again until the engine has taken its outcome.
 */
@Component
class JobLeases {
  private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);

  /** So many questions may be without an answer; the others wait. */
  private static final int ASKED_AT_ONCE = 64;

  /** About so many questions in a second; a process with more jobs asks for longer for each. */
  private static final int ASKED_PER_SECOND = 100;

  /** The engine is asked again after this part of the time that it gave. */
  private static final int PARTS = 3;

  private final Map<Long, JobLease> held = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final JobProperties properties;
  private final MeterRegistry meters;
  private final LongSupplier clock;
  private volatile long begun;

  @Autowired
  JobLeases(JobProperties properties, @Lazy MeterRegistry meters) {
    this(properties, meters, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds, from any beginning
   */
  JobLeases(JobProperties properties, MeterRegistry meters, LongSupplier clock) {
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
    this.begun = clock.getAsLong();
  }

  /**
   * Holds a job that came. Waits for the engine's answer when the job comes late.
   *
   * @param late whether its time seems to be over already, so that the engine may have given it to
   *     another process
   * @return empty when it is here already: then whoever has it goes on
   */
  Optional<JobLease> hold(ActivatedJob job, MoreTime engine, boolean late) {
    long now = clock.getAsLong();
    JobLease mine = new JobLease(job.getKey(), job.getType(), engine, now);
    mine.granted(now, properties.lease(), spread());
    JobLease kept =
        held.compute(
            mine.job(), (key, other) -> other == null || other.isReturned(now) ? mine : other);
    if (kept != mine) {
      if (!late) {
        kept.granted(now, properties.lease(), spread());
      }
      count("again");
      LOG.debug("job {} of type {} came again", mine.job(), mine.type());
      return Optional.empty();
    }
    if (late) {
      mine.doubt(now);
      ask(mine, properties.lease()).join();
    }
    return Optional.of(mine);
  }

  /**
   * A job's turn has come.
   *
   * @return whether to begin with it; not when the engine gives it to another process
   */
  boolean begin(JobLease job) {
    long now = clock.getAsLong();
    if (!job.begin(now)) {
      lose(job);
      return false;
    }
    begun = now;
    return true;
  }

  /** The handler is through with a job; from now on the engine is told its outcome. */
  void handled(JobLease job) {
    job.handled(clock.getAsLong());
  }

  /**
   * The engine has answered to the outcome of a job, whichever way.
   *
   * @param job its key
   */
  void release(long job) {
    held.computeIfPresent(job, (key, one) -> one.phase() == Phase.WAITING ? one : null);
  }

  /** Whether the job is here. */
  boolean holds(long job) {
    return held.containsKey(job);
  }

  /** How many jobs of a type are here. */
  int held(String type) {
    return (int) held.values().stream().filter(one -> one.type().equals(type)).count();
  }

  /** Asks for more time where it is due; called some ten times a second. */
  void renew() {
    long now = clock.getAsLong();
    Duration whileWaiting = whileWaiting();
    boolean waiting = false;
    for (JobLease one : held.values()) {
      boolean waits = one.phase() == Phase.WAITING;
      waiting |= waits;
      if (isOver(one, now)) {
        lose(one);
      } else if (one.isDue(now) && asked.get() < ASKED_AT_ONCE) {
        ask(one, waits ? whileWaiting : properties.lease());
      }
    }
    if (!waiting) {
      begun = now;
    }
  }

  private boolean isOver(JobLease one, long now) {
    long hold = properties.hold().toNanos();
    return one.phase() == Phase.WAITING
        ? one.isLapsed(now) || now - begun >= hold
        : one.age(now) >= hold;
  }

  private Duration whileWaiting() {
    Duration asOftenAsWeMay = Duration.ofSeconds((long) PARTS * held.size() / ASKED_PER_SECOND);
    Duration most = longer(properties.hold(), properties.lease());
    return asOftenAsWeMay.compareTo(most) > 0 ? most : longer(asOftenAsWeMay, properties.lease());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private CompletableFuture<?> ask(JobLease one, Duration time) {
    long sent = clock.getAsLong();
    one.ask();
    asked.incrementAndGet();
    return answer(one, time)
        .handle(
            (ok, failure) -> {
              asked.decrementAndGet();
              answered(one, sent, time, failure);
              return ok;
            })
        .toCompletableFuture();
  }

  private CompletionStage<?> answer(JobLease one, Duration time) {
    try {
      // As long as an answer is of use: an engine that is slow is not asked a second time
      // meanwhile.
      return one.engine().ask(one.job(), time, properties.lease());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void answered(JobLease one, long sent, Duration time, Throwable failure) {
    if (failure == null) {
      one.granted(sent, time, spread());
      count("renewed");
      return;
    }
    long now = clock.getAsLong();
    long next = now + properties.lease().toNanos() / PARTS;
    Status.Code code = EngineAnswer.code(failure);
    if (code == Status.Code.NOT_FOUND) {
      lose(one);
    } else if (code == Status.Code.FAILED_PRECONDITION) {
      one.refused(now, next);
    } else {
      one.unanswered(next);
      count("unanswered");
      LOG.debug("no more time for job {}: {}", one.job(), failure.getMessage());
    }
  }

  private void lose(JobLease one) {
    one.lose();
    if (held.remove(one.job(), one)) {
      count("lost");
      LOG.debug("job {} of type {} is not held any more", one.job(), one.type());
    }
  }

  /** So that jobs that came together do not ask together. */
  private static double spread() {
    return ThreadLocalRandom.current().nextDouble(0.8, 1);
  }

  private void count(String outcome) {
    meters.counter("launchdesk.job.leases", "outcome", outcome).increment();
  }
}
