package io.launchdesk.standalone.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One part under supervision: a thread of its own starts it, watches it and starts it again. */
final class ManagedPart {
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration WATCH = Duration.ofSeconds(2);
  private static final int TRIES = 4;

  private final Part part;
  private final Children children;
  private final Backoff backoff;
  private final News news;
  private final CompletableFuture<Duration> firstUp = new CompletableFuture<>();
  private final Thread keeper;

  private PartState state = PartState.WAITING;
  private Instant since = Instant.now();
  private String message = "";
  private int restarts;
  private Process process;
  private Part.Launch launch;
  private boolean stopping;
  private boolean held;
  private boolean parked;

  ManagedPart(Part part, Children children, Backoff backoff, News news) {
    this.part = part;
    this.children = children;
    this.backoff = backoff;
    this.news = news;
    this.keeper = Thread.ofPlatform().daemon().name("keeper-" + part.name()).unstarted(this::keep);
  }

  Part part() {
    return part;
  }

  /** Starts; the answer comes when the part works for the first time, with the time that took. */
  CompletableFuture<Duration> start() {
    keeper.start();
    return firstUp;
  }

  synchronized PartStatus status() {
    long pid = process != null && process.isAlive() ? process.pid() : -1;
    return new PartStatus(
        part.name(), part.title(), state.text(), restarts, since, message, pid, part.port());
  }

  /** Asks the part to end, kills it when it does not, and returns when it is gone. */
  void stop() {
    Process running;
    Part.Launch launched;
    synchronized (this) {
      stopping = true;
      notifyAll();
      running = process;
      launched = launch;
    }
    if (running != null && running.isAlive()) {
      change(PartState.STOPPING, "");
      Signals.end(running, part.stop(), launched.stopPatience());
    }
    change(PartState.STOPPED, "");
    joinKeeper();
    firstUp.completeExceptionally(new Children.Ending());
  }

  /** Ends the process as {@link #stop} does, and starts none until {@link #release}. */
  void hold() throws InterruptedException {
    Process running;
    Part.Launch launched;
    synchronized (this) {
      held = true;
      notifyAll();
      running = process;
      launched = launch;
    }
    if (running != null && running.isAlive()) {
      Signals.end(running, part.stop(), launched.stopPatience());
    }
    synchronized (this) {
      while (!parked && !stopping) {
        wait();
      }
      if (stopping) {
        throw new Children.Ending();
      }
    }
  }

  /** Starts it again. */
  synchronized void release() {
    held = false;
    notifyAll();
  }

  private void keep() {
    int deaths = 0;
    while (!isStopping()) {
      park();
      Instant started = Instant.now();
      String cause = run();
      if (isStopping()) {
        return;
      }
      if (isHeld()) {
        continue;
      }
      deaths = backoff.deaths(deaths, Duration.between(started, Instant.now()));
      if (!firstUp.isDone() && deaths >= TRIES) {
        change(PartState.FAILED, cause);
        firstUp.completeExceptionally(new IllegalStateException(cause));
        return;
      }
      pause(backoff.after(deaths), cause);
    }
  }

  /** One life of the process; returns why it ended. */
  private String run() {
    try {
      Process started = launch();
      Part.Launch launched = launch;
      try {
        return watch(started);
      } finally {
        Signals.kill(started);
        children.ended(started);
        launched.ended().accept(firstUp.isDone());
      }
    } catch (Children.Ending e) {
      return e.getMessage();
    } catch (IOException e) {
      return part.title() + " can't be started: " + e.getMessage();
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  private synchronized Process launch() throws IOException {
    if (stopping || held) {
      throw new Children.Ending();
    }
    launch = part.launch().get();
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    Children.clean(builder);
    builder.environment().putAll(launch.environment());
    builder
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(part.log().toFile()));
    process = children.start(part.name(), builder);
    change(PartState.STARTING, "");
    return process;
  }

  private String watch(Process started) throws InterruptedException {
    Instant begin = Instant.now();
    Instant idleSince = begin;
    boolean up = false;
    while (!started.waitFor((up ? WATCH : GLANCE).toMillis(), TimeUnit.MILLISECONDS)) {
      Exception trouble = trouble();
      Instant now = Instant.now();
      if (trouble == null || trouble instanceof Hindrance) {
        idleSince = now;
      }
      Duration idle = Duration.between(idleSince, now);
      if (trouble == null) {
        change(PartState.UP, "");
        if (!up) {
          up = true;
          firstUp.complete(Duration.between(begin, now));
        }
      } else if (idle.compareTo(up ? part.renewAfter() : part.patience()) > 0) {
        Signals.end(started, part.stop(), launch.stopPatience());
        return "%s did not work for %d s and is started anew: %s"
            .formatted(part.title(), idle.toSeconds(), words(trouble));
      } else if (up) {
        change(PartState.UNREADY, words(trouble));
      }
    }
    return LogCauses.sentence(part, started.exitValue());
  }

  private Exception trouble() {
    try {
      part.ready().check();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private static String words(Exception trouble) {
    return trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
  }

  private synchronized void pause(Duration pause, String cause) {
    change(PartState.RESTARTING, cause);
    restarts++;
    long end = System.nanoTime() + pause.toNanos();
    try {
      for (long left; !stopping && !held && (left = end - System.nanoTime()) > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /** Waits while the part is held. */
  private synchronized void park() {
    try {
      while (held && !stopping) {
        change(PartState.HELD, "");
        parked = true;
        notifyAll();
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
    parked = false;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized boolean isHeld() {
    return held;
  }

  private synchronized void change(PartState next, String why) {
    boolean ending = state == PartState.STOPPING || state == PartState.STOPPED;
    if (ending && next != PartState.STOPPED) {
      return;
    }
    if (state != next) {
      since = Instant.now();
    }
    state = next;
    message = why;
    if (firstUp.isDone()) {
      news.hear(state, status());
    }
  }

  private void joinKeeper() {
    try {
      keeper.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
