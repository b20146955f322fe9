package io.launchdesk.standalone.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the supervisor must know to run one part of the system.
 *
 * @param name short and stable, e.g. {@code postgres}
 * @param title for people, with the version
 * @param port where it answers, on loopback
 * @param log file that its output goes to
 * @param launch asked for anew at each start
 * @param ready whether it does its work now; also asked while it runs
 * @param patience how long a start may take before it counts as failed
 * @param renewAfter how long a part that has worked may do nothing before it is started anew;
 *     {@link #NEVER} for parts that find back by themselves. A {@link Hindrance} does not count
 * @param stop how it is asked to end
 */
public record Part(
    String name,
    String title,
    int port,
    Path log,
    Supplier<Launch> launch,
    Probe ready,
    Duration patience,
    Duration renewAfter,
    Stop stop) {

  /** Longer than any run. */
  public static final Duration NEVER = Duration.ofDays(36_500);

  /**
   * One start.
   *
   * @param command program and arguments
   * @param environment added to the supervisor's own
   * @param stopPatience how long it may take to end before it is killed
   * @param ended called when the process has ended; is told whether it had worked
   */
  public record Launch(
      List<String> command,
      Map<String, String> environment,
      Duration stopPatience,
      Consumer<Boolean> ended) {}

  /** Whether a part works. */
  @FunctionalInterface
  public interface Probe {
    /** Returns normally when it does; the message of what is thrown says why not. */
    void check() throws Exception;
  }

  /** The signal that asks a part to end. */
  public enum Stop {
    /** SIGTERM. */
    TERMINATE,
    /** SIGINT: PostgreSQL's fast shutdown, which does not wait for clients. */
    INTERRUPT
  }
}
