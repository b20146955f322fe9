package io.launchdesk.standalone.supervisor;

import java.time.Duration;
import java.time.Instant;

/** One life of a part's process, from its start to its end. */
final class Life {
  private static final Duration SETTLES = Duration.ofSeconds(30);

  private final Process process;
  private final Part.Launch launch;
  private final Instant begin = Instant.now();
  private Instant worksSince;
  private boolean settled;

  Life(Process process, Part.Launch launch) {
    this.process = process;
    this.launch = launch;
  }

  Process process() {
    return process;
  }

  boolean goesOn() {
    return process.isAlive();
  }

  /**
   * Notes that the part works.
   *
   * @return how long it took to work for the first time
   */
  synchronized Duration works() {
    Instant now = Instant.now();
    if (worksSince == null) {
      worksSince = now;
    } else if (Duration.between(worksSince, now).compareTo(SETTLES) >= 0) {
      settle();
    }
    return Duration.between(begin, worksSince);
  }

  synchronized boolean hasWorked() {
    return worksSince != null;
  }

  /** Asks a part that works to end, kills it when it does not, and returns when it is gone. */
  void endOrderly(Part.Stop how) {
    settle();
    end(how);
  }

  /** The same for one that does not work and may do nothing more. */
  void end(Part.Stop how) {
    Signals.end(process, how, launch.stopPatience());
  }

  private synchronized void settle() {
    if (worksSince != null && !settled && goesOn()) {
      settled = true;
      launch.settled().accept(process.pid());
    }
  }
}
