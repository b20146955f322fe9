package io.launchdesk.bench.crowd;

import io.launchdesk.bench.crowd.Operation.Act;
import io.launchdesk.bench.http.Api;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** People who fall upon one task at the same moment, again and again. */
final class Crowd {
  private static final int ACTS = 3;
  private static final int TOO_MANY = 429;

  private static final Map<Act, String> ADDRESSES =
      Map.of(Act.CLAIM, "claim", Act.RELEASE, "release", Act.COMPLETE, "complete");

  private final int port;
  private final int people;
  private final AtomicLong limited = new AtomicLong();

  /**
   * @param port of the portal
   * @param people at each task; the same person may be there more than once
   */
  Crowd(int port, int people) {
    this.port = port;
    this.people = people;
  }

  /** How many acts the limits of rate refused, which had no part in any race. */
  long limited() {
    return limited.get();
  }

  /**
   * One race; it is over when everybody has an answer to everything.
   *
   * @param able who may work on the task
   * @param acts what people choose from
   * @return what was told to be done, by all
   * @throws IllegalStateException when it can't be known whether something was done
   */
  List<Operation> race(String task, List<String> able, List<Act> acts, Random random)
      throws InterruptedException, ExecutionException {
    List<Operation> history = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        String person = able.get(i % able.size());
        Random own = new Random(random.nextLong());
        all.add(
            crowd.submit(
                () -> {
                  start.await();
                  for (int act = 0; act < ACTS; act++) {
                    act(task, person, acts.get(own.nextInt(acts.size())), history);
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    }
    return history;
  }

  private void act(String task, String person, Act act, List<Operation> history) {
    long begin = System.nanoTime();
    int status = ask(task, person, act);
    if (status / 100 == 2) {
      history.add(new Operation(person, act, begin, System.nanoTime()));
    } else if (status == TOO_MANY) {
      limited.incrementAndGet();
    } else if (status / 100 != 4) {
      throw new IllegalStateException(act + " of " + task + ": " + status);
    }
  }

  /**
   * Has the task put back, whoever holds it, so that it is open to all.
   *
   * @param lead who may put back what others hold
   * @throws IllegalStateException when that is refused
   */
  void putBack(String task, String lead) {
    int status = ask(task, lead, Act.RELEASE);
    if (status / 100 != 2) {
      throw new IllegalStateException(task + " was not put back: " + status);
    }
  }

  private int ask(String task, String person, Act act) {
    return new Api(port, person)
        .postLater("/api/tasks/" + task + "/" + ADDRESSES.get(act), body(act))
        .join()
        .statusCode();
  }

  private static Map<String, Object> body(Act act) {
    return act == Act.COMPLETE
        ? Map.of("variables", Map.of("approvalDecision", "approve"))
        : Map.of();
  }
}
