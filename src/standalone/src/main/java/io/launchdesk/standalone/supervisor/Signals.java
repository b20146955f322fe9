package io.launchdesk.standalone.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends processes, with all that they started. */
final class Signals {

  private Signals() {}

  /** Asks the process to end, kills it when its time is over, and returns when it is gone. */
  static void end(Process process, Part.Stop how, Duration patience) {
    try {
      ask(process, how);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill(process);
    }
  }

  /** Kills the process when it still runs, and its descendants. */
  static void kill(Process process) {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  private static void ask(Process process, Part.Stop how) throws InterruptedException {
    if (how == Part.Stop.TERMINATE || !interrupt(process.pid())) {
      process.destroy();
    }
  }

  /** The JDK has no call for this signal; the shell's own {@code kill} is everywhere. */
  private static boolean interrupt(long pid) throws InterruptedException {
    try {
      return new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
