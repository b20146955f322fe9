package io.launchdesk.workers.job;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Decides which job is handled next. Those of one type come in the order in which they came here;
 * when several types wait, each has a job begun in turn, so that many jobs of one type, which wait
 * for a channel, do not hold up all others.
 */
@Component
class JobTurns implements DisposableBean {
  private final Map<String, Semaphore> first = new ConcurrentHashMap<>();
  private final ExecutorService threads;

  JobTurns(JobProperties properties) {
    threads =
        Executors.newFixedThreadPool(
            properties.threads(), Thread.ofPlatform().name("job-", 0).factory());
  }

  /**
   * Does this when it is its turn, on a thread of the platform: what jobs call may keep a thread
   * (mail, for one), of which there are few below virtual ones. Returns when it is done.
   *
   * @throws Exception what it throws
   * @throws InterruptedException when this thread is told to end, and what it began with it
   */
  void take(String type, Callable<Void> job) throws Exception {
    Semaphore first = this.first.computeIfAbsent(type, any -> new Semaphore(1, true));
    first.acquire();
    Future<Void> done;
    try {
      done =
          threads.submit(
              () -> {
                first.release();
                return job.call();
              });
    } catch (RuntimeException e) {
      first.release();
      throw e;
    }
    try {
      done.get();
    } catch (InterruptedException e) {
      done.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
