package io.launchdesk.standalone.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps the parts of one run alive, and stops them in the opposite order of their start. */
public final class Supervisor implements AutoCloseable {
  private final Children children;
  private final Backoff backoff;
  private final Consumer<PartStatus> news;
  private final List<ManagedPart> parts = new CopyOnWriteArrayList<>();

  /**
   * @param news is told when a part that has worked stops working, and when it works again
   */
  public Supervisor(Children children, Backoff backoff, Consumer<PartStatus> news) {
    this.children = children;
    this.backoff = backoff;
    this.news = news;
  }

  /**
   * Starts a part and keeps it alive from now on.
   *
   * @return completed with the time it took when the part works; failed with a sentence when it
   *     died several times before it ever worked
   */
  public CompletableFuture<Duration> start(Part part) {
    ManagedPart managed = new ManagedPart(part, children, backoff, new News(news));
    parts.add(managed);
    return managed.start();
  }

  /** How each part is now, in the order of their start. */
  public List<PartStatus> status() {
    return parts.stream().map(ManagedPart::status).toList();
  }

  /** How the part of this name is now. */
  public PartStatus status(String name) {
    return named(name).status();
  }

  private ManagedPart named(String name) {
    return parts.stream()
        .filter(part -> part.part().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no part is called " + name));
  }

  /**
   * Ends a part, does something that needs it away, and starts it again, whatever comes of that.
   *
   * @return what the work returns
   * @throws Children.Ending when the run is ending
   */
  public <T> T without(String name, Callable<T> work) throws Exception {
    ManagedPart part = named(name);
    try {
      part.hold();
      return work.call();
    } finally {
      part.release();
    }
  }

  /** Stops everything, last started first; returns when no process is left. */
  @Override
  public void close() {
    children.close();
    parts.reversed().forEach(ManagedPart::stop);
  }
}
