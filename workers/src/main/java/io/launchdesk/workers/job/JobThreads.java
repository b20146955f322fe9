package io.launchdesk.workers.job;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What the engine's client runs things with. It knows one executor for all: this one does what is
 * timed on two threads, and gives each job a virtual thread at once, so that a job is known here
 * from when it came and not from when a thread is free. There it waits for its turn ({@link
 * JobTurns}).
 */
final class JobThreads extends ScheduledThreadPoolExecutor {
  private final ExecutorService jobs =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-here-", 0).factory());

  JobThreads() {
    super(2, Thread.ofPlatform().name("jobs-timed-", 0).factory());
  }

  @Override
  public void execute(Runnable job) {
    jobs.execute(job);
  }

  @Override
  public void shutdown() {
    jobs.shutdown();
    super.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    jobs.shutdownNow();
    return super.shutdownNow();
  }

  @Override
  public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    return jobs.awaitTermination(time, unit)
        && super.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
