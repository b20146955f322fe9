package io.launchdesk.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a run says while it starts: one line for each part with its time. */
final class Told {
  private final PrintStream out;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private boolean progressShown;

  Told(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** What is done just now; on a terminal the next line replaces it. */
  synchronized void progress(String text) {
    if (terminal) {
      out.print("\r\033[2K  " + text + " …");
      out.flush();
      progressShown = true;
    } else {
      out.println("  " + text);
    }
  }

  /** A part works. */
  synchronized void part(String title, Duration took, String where) {
    line(String.format(Locale.ROOT, "  %-22s %5.1f s  %s", title, took.toMillis() / 1000.0, where));
  }

  synchronized void line(String text) {
    if (progressShown) {
      out.print("\r\033[2K");
      progressShown = false;
    }
    out.println(text);
    out.flush();
  }

  /** Time since the run began. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
