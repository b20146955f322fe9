package io.launchdesk.peers;

import io.launchdesk.bench.load.Journey;
import io.launchdesk.bench.load.Waits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A request on its way through an embedded engine, by its Java interface in the same process. */
final class EngineJourney implements Journey {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  /** What gateways and the decision of the process read. */
  private static final Map<String, Object> REQUEST =
      Map.of(
          "title", "Banners for the trade-fair booth",
          "type", "creative-asset",
          "requester", "requester",
          "region", "emea",
          "budget", 850);

  private final Engine engine;
  private final AtomicLong number = new AtomicLong();

  EngineJourney(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void travel(Waits waits) {
    long begin = System.nanoTime();
    String instance = engine.start("MR-" + number.incrementAndGet(), REQUEST);
    Optional<String> task = next(instance);
    waits.since(begin);
    while (task.isPresent()) {
      engine.claim(task.get(), "approver");
      begin = System.nanoTime();
      engine.complete(task.get(), Map.of("decision", "approve"));
      task = next(instance);
      waits.since(begin);
    }
  }

  /** Empty when the instance has ended. */
  private Optional<String> next(String instance) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<String> task = engine.openTask(instance);
      if (task.isPresent() || engine.hasEnded(instance)) {
        return task;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new IllegalStateException(instance + " got no next task within " + PATIENCE);
  }
}
