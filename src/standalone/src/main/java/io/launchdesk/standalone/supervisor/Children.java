package io.launchdesk.standalone.supervisor;

import io.launchdesk.standalone.folder.LeftOvers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every process that this run starts goes through here: it is noted for the next start, and none is
 * started any more once the run is ending.
 */
public final class Children implements AutoCloseable {
  private static final List<String> FOREIGN =
      List.of("SPRING_", "CAMUNDA_", "ZEEBE_", "LAUNCHDESK_", "SERVER_", "MANAGEMENT_", "PG");

  private final LeftOvers notes;
  private final Set<Process> helpers = new HashSet<>();
  private boolean closed;

  public Children(LeftOvers notes) {
    this.notes = notes;
  }

  /** Thrown instead of starting a process when the run is ending. */
  public static final class Ending extends RuntimeException {
    Ending() {
      super("Launchdesk is stopping");
    }
  }

  /**
   * Starts a part's process in a session of its own; settings of the user's shell do not reach it.
   */
  synchronized Process start(String part, ProcessBuilder builder) throws IOException {
    requireOpen();
    builder.command(Sessions.own(builder.command()));
    Process process = builder.start();
    notes.note(part, process.toHandle());
    return process;
  }

  /** Takes away the variables that would change a part's settings behind our back. */
  static void clean(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
  }

  void ended(Process process) {
    notes.forget(process.toHandle());
  }

  /**
   * Runs a short helper to its end.
   *
   * @return what it printed
   * @throws IOException when it can't be run or ends with another code than 0; the message holds
   *     what it printed
   * @throws Ending when the run is ending, or ends before it does
   */
  public String output(ProcessBuilder builder) throws IOException {
    clean(builder);
    Process process = startHelper(builder);
    try (var out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        requireOpen();
        throw new IOException(
            builder.command().getFirst() + " ended with " + code + ": " + said.strip());
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      forgetHelper(process);
    }
  }

  /** From now on nothing is started; helpers that still run are killed. */
  @Override
  public synchronized void close() {
    closed = true;
    helpers.forEach(Process::destroyForcibly);
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new Ending();
    }
  }

  private synchronized Process startHelper(ProcessBuilder builder) throws IOException {
    requireOpen();
    Process process = builder.start();
    helpers.add(process);
    return process;
  }

  private synchronized void forgetHelper(Process process) {
    helpers.remove(process);
    process.destroyForcibly();
  }
}
