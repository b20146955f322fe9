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
  private Life life;
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
    long pid = life != null && life.goesOn() ? life.process().pid() : -1;
    return new PartStatus(
        part.name(), part.title(), state.text(), restarts, since, message, pid, part.port());
  }

  /** Asks the part to end, kills it when it does not, and returns when it is gone. */
  void stop() {
    boolean works;
    Life running;
    synchronized (this) {
      stopping = true;
      notifyAll();
      works = state == PartState.UP;
      running = life;
    }
    if (running != null && running.goesOn()) {
      change(PartState.STOPPING, "");
      end(running, works);
    }
    change(PartState.STOPPED, "");
    joinKeeper();
    firstUp.completeExceptionally(new Children.Ending());
  }

  /** Ends the process as {@link #stop} does, and starts none until {@link #release}. */
  void hold() throws InterruptedException {
    boolean works;
    Life running;
    synchronized (this) {
      held = true;
      notifyAll();
      works = state == PartState.UP;
      running = life;
    }
    if (running != null && running.goesOn()) {
      end(running, works);
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

  private void end(Life running, boolean works) {
    if (works) {
      running.endOrderly(part.stop());
    } else {
      running.end(part.stop());
    }
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
      Life started = launch();
      try {
        return watch(started);
      } finally {
        Signals.kill(started.process());
        children.ended(started.process());
      }
    } catch (Children.Ending e) {
      return e.getMessage();
    } catch (IOException e) {
      return part.title() + " can't be started: " + e.getMessage();
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  private synchronized Life launch() throws IOException {
    if (stopping || held) {
      throw new Children.Ending();
    }
    Part.Launch launch = part.launch().get();
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    Children.clean(builder);
    builder.environment().putAll(launch.environment());
    builder
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(part.log().toFile()));
    life = new Life(children.start(part.name(), builder), launch);
    change(PartState.STARTING, "");
    return life;
  }

  private String watch(Life started) throws InterruptedException {
    Process process = started.process();
    Instant idleSince = Instant.now();
    while (!process.waitFor(pace(started).toMillis(), TimeUnit.MILLISECONDS)) {
      boolean up = started.hasWorked();
      Exception trouble = trouble();
      Instant now = Instant.now();
      if (trouble == null || trouble instanceof Hindrance) {
        idleSince = now;
      }
      Duration idle = Duration.between(idleSince, now);
      if (trouble == null) {
        firstUp.complete(started.works());
        change(PartState.UP, "");
      } else if (idle.compareTo(up ? part.renewAfter() : part.patience()) > 0) {
        started.end(part.stop());
        return "%s did not work for %d s and is started anew: %s"
            .formatted(part.title(), idle.toSeconds(), words(trouble));
      } else if (up) {
        change(PartState.UNREADY, words(trouble));
      }
    }
    return LogCauses.sentence(part, process.exitValue());
  }

  private static Duration pace(Life started) {
    return started.hasWorked() ? WATCH : GLANCE;
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
