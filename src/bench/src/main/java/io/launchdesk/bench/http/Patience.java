package io.launchdesk.bench.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Calls as people make them who are told to come again later: they do, after as long as they were
 * told. What is refused otherwise is not tried again.
 *
 * @param longest how long they go on
 */
public record Patience(Duration longest) {

  /**
   * @param call may be made more than once
   * @return what it returned in the end
   * @throws Api.NotGood when it is refused without a time to come again, or for too long
   */
  public <T> T with(Supplier<T> call) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        return call.get();
      } catch (Api.NotGood e) {
        Duration pause = e.comeAgain().orElseThrow(() -> e);
        if (System.nanoTime() + pause.toNanos() - end > 0) {
          throw e;
        }
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }
}
