package io.launchdesk.bench.timer;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Instances of a process of the bench's own, each of which waits for a timer and ends. */
public final class TimerInstances {
  private static final int AT_ONCE = 50;

  private final CamundaClient engine;

  private TimerInstances(CamundaClient engine) {
    this.engine = engine;
  }

  /** Makes the process known to the engine. */
  public static TimerInstances of(CamundaClient engine) {
    engine
        .newDeployResourceCommand()
        .addResourceFromClasspath("timer/TimerBenchProcess.bpmn")
        .send()
        .join();
    return new TimerInstances(engine);
  }

  /**
   * Creates so many; what the engine refuses because it is busy is asked again. One whose answer
   * was lost is there once more than asked for.
   *
   * @param due until when an instance waits, by its number from 0 on
   * @throws IllegalStateException when they are not there in time
   */
  public void create(int count, IntFunction<Instant> due, Duration patience) {
    Semaphore free = new Semaphore(AT_ONCE);
    AtomicInteger created = new AtomicInteger();
    AtomicInteger number = new AtomicInteger();
    Instant end = Instant.now().plus(patience);
    while (created.get() < count) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(created + " of " + count + " instances are there");
      }
      int missing = count - created.get();
      for (int i = 0; i < missing; i++) {
        free.acquireUninterruptibly();
        engine
            .newCreateInstanceCommand()
            .bpmnProcessId("TimerBenchProcess")
            .latestVersion()
            .variables(Map.of("dueAt", due.apply(number.getAndIncrement() % count).toString()))
            .send()
            .whenComplete(
                (instance, error) -> {
                  if (error == null) {
                    created.incrementAndGet();
                  }
                  free.release();
                });
      }
      free.acquireUninterruptibly(AT_ONCE);
      free.release(AT_ONCE);
    }
  }
}
