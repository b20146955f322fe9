package io.launchdesk.standalone.cluster;

import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.Desk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * People who submit one request after the other, each through the first portal that says it is
 * ready, as a load balancer sends them.
 */
final class Callers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final List<Node> portals;
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService people;

  private Callers(List<Node> portals, int people) {
    this.portals = portals;
    this.people = Executors.newScheduledThreadPool(people);
  }

  static Callers through(List<Node> portals, int people) {
    Callers callers = new Callers(portals, people);
    for (int person = 1; person <= people; person++) {
      String title = "Wish of person " + person + ", number ";
      callers.people.scheduleWithFixedDelay(
          () -> callers.submit(title), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return callers;
  }

  private void submit(String title) {
    try {
      Node ready = portals.stream().filter(Node::ready).findFirst().orElseThrow();
      accepted.add(new Desk(ready.http()).submit(title + accepted.size()));
    } catch (Exception | AssertionError e) {
      failures.add(e);
    }
  }

  /** Waits until so many more were accepted than are now, or one was not. */
  void awaitMore(int more) {
    int wanted = accepted.size() + more;
    await(more + " more are accepted")
        .atMost(PATIENCE)
        .until(() -> accepted.size() >= wanted || !failures.isEmpty());
  }

  /** Requests that were accepted so far. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** What calls failed with. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** No call is begun any more; those that are on their way end. */
  @Override
  public void close() {
    people.close();
  }
}
