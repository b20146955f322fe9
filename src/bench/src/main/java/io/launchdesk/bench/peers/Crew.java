package io.launchdesk.bench.peers;

import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Patience;
import io.launchdesk.bench.load.Waits;
import io.launchdesk.bench.peers.LaunchdeskJourney.Submitted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * People who bring many requests in and see them through, so many at a time.
 *
 * @param journey what they do
 * @param number of people at work
 */
public record Crew(LaunchdeskJourney journey, int number) {
  private static final Patience PATIENCE = new Patience(Duration.ofHours(1));

  /**
   * Brings requests in as fast as they are taken: who is told to come again later does so.
   *
   * @throws Api.NotGood when one is refused otherwise
   */
  public List<Submitted> bringIn(int requests) throws InterruptedException {
    List<Callable<Submitted>> work = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      work.add(() -> PATIENCE.with(journey::submit));
    }
    return all(work);
  }

  /**
   * Answers the tasks of these until all are delivered.
   *
   * @return how long people waited for next tasks
   * @throws IllegalStateException when one does not come to its end
   */
  public Waits finish(Collection<Submitted> requests) throws InterruptedException {
    Waits waits = new Waits();
    all(
        requests.stream()
            .map(
                request ->
                    (Callable<Submitted>)
                        () -> {
                          journey.finish(request, waits);
                          return request;
                        })
            .toList());
    return waits;
  }

  private List<Submitted> all(List<Callable<Submitted>> work) throws InterruptedException {
    List<Submitted> done = new ArrayList<>();
    ExecutorService people = Executors.newFixedThreadPool(number);
    try {
      List<Future<Submitted>> promised = work.stream().map(people::submit).toList();
      for (Future<Submitted> one : promised) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request did not come through", e.getCause());
    } finally {
      people.shutdownNow();
    }
  }
}
