package io.launchdesk.standalone;

import io.launchdesk.standalone.supervisor.PartStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What a run says: while it starts one line for each part with its time, and later when a part
 * stops working.
 */
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

  /** A part that has worked stopped working, or works again. */
  void part(PartStatus now) {
    String time = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString();
    String what =
        switch (now.state()) {
          case "up" -> now.title() + ": works again";
          case "restarting" -> now.message();
          default -> now.title() + ": does not work at the moment: " + now.message();
        };
    line(time + "  " + what);
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
