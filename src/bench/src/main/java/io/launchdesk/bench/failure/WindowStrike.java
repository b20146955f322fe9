package io.launchdesk.bench.failure;

import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.failpoint.Failpoints;
import io.launchdesk.standalone.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A part is halted in a window.
 *
 * @param folder for the failpoints; may be missing
 */
record WindowStrike(Window window, Path folder) implements Attack {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_WAY = Duration.ofMinutes(5);
  private static final String BROKER = "io.camunda.application.StandaloneBroker";

  @Override
  public List<String> parts() {
    return List.of(window.part());
  }

  @Override
  public String title() {
    return window.part() + ": " + window.title();
  }

  @Override
  public Optional<Instant> strike(Launch launch, BooleanSupplier atWork)
      throws InterruptedException {
    long before = launch.part(window.part()).pid();
    if (window.when() == Window.When.KILLED_BEFORE) {
      launch.kill(window.part());
      return halt(() -> other(launch.part(window.part()).pid(), before), atWork);
    }
    return halt(() -> before, atWork);
  }

  /** Whether it comes when all people have gone. */
  boolean isDuringRebuild() {
    return window.when() == Window.When.REBUILDING;
  }

  /** Halts the broker of a system that is still starting. */
  Instant strikeStartingBroker() throws InterruptedException {
    return halt(WindowStrike::startingBroker, () -> true).orElseThrow();
  }

  private Optional<Instant> halt(LongSupplier process, BooleanSupplier atWork)
      throws InterruptedException {
    Failpoints.Armed armed = armed(process);
    Waiting.until(
        "a halt when " + window.title(),
        LONGEST_WAY,
        () -> armed.wasReached() || !atWork.getAsBoolean());
    return armed.wasReached() ? Optional.of(Instant.now()) : Optional.empty();
  }

  private Failpoints.Armed armed(LongSupplier process) throws InterruptedException {
    Failpoints failpoints = new Failpoints(folder);
    AtomicReference<Failpoints.Armed> armed = new AtomicReference<>();
    Waiting.until(
        "a failpoint at " + window.failpoint(),
        LONGEST_START,
        () -> {
          long pid = process.getAsLong();
          try {
            if (pid > 0) {
              armed.set(failpoints.arm(pid, window.name(), window.failpoint()));
            }
          } catch (Failpoints.NotYet e) {
            return false;
          }
          return armed.get() != null;
        });
    return armed.get();
  }

  private static long other(long pid, long before) {
    return pid == before ? -1 : pid;
  }

  private static long startingBroker() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().arguments().map(List::of).orElse(List.of()).contains(BROKER))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElse(-1);
  }
}
