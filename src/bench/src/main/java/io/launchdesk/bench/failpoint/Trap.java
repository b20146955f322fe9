package io.launchdesk.bench.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.asm.Advice;

/**
 * What the method at a failpoint calls, in the process that is to die. It is public, and has
 * nothing but what the JDK has, because classes of every loader call it.
 */
public final class Trap {
  /** Exit code of a process that came to its failpoint. */
  public static final int EXIT_CODE = 86;

  private static volatile Path sign;
  private static volatile String within;
  private static final AtomicInteger PASSES = new AtomicInteger();

  private Trap() {}

  /**
   * Sets it, once in a process' life.
   *
   * @param reached file that is written right before the process is halted
   */
  static synchronized void set(Failpoint failpoint, Path reached) {
    if (sign != null) {
      throw new IllegalStateException("this process has a failpoint already");
    }
    PASSES.set(failpoint.passes());
    within = failpoint.within();
    sign = reached;
  }

  /** Halts the process when it is its time: no hook runs, no file is flushed, no lock released. */
  public static void stepOn() {
    if (isCalledWithin() && PASSES.getAndDecrement() == 0) {
      try {
        Files.writeString(sign, "reached", StandardOpenOption.CREATE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }
  }

  private static boolean isCalledWithin() {
    return within.isEmpty()
        || StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(within)));
  }

  /** Copied to the beginning of the method. */
  static final class Entered {
    private Entered() {}

    @Advice.OnMethodEnter
    static void entered() {
      Trap.stepOn();
    }
  }

  /** Copied to where the method returns. */
  static final class Returning {
    private Returning() {}

    @Advice.OnMethodExit
    static void returning() {
      Trap.stepOn();
    }
  }
}
