package io.launchdesk.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same several times at once. */
public final class AtOnce {
  private AtOnce() {}

  /**
   * @return what each of them came to
   */
  public static <T> List<T> run(int times, Callable<T> what) {
    CyclicBarrier barrier = new CyclicBarrier(times);
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> started = new ArrayList<>();
      for (int index = 0; index < times; index++) {
        started.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return what.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : started) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
