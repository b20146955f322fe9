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
  private static volatile long stall;
  private static final AtomicInteger PASSES = new AtomicInteger();

  private Trap() {}

  /**
   * Sets it, once in a process' life.
   *
   * @param reached file that is written right before the process is halted or held up
   */
  static synchronized void set(Failpoint failpoint, Path reached) {
    if (sign != null) {
      throw new IllegalStateException("this process has a failpoint already");
    }
    PASSES.set(failpoint.passes());
    within = failpoint.within();
    stall = failpoint.stall().toMillis();
    sign = reached;
  }

  /**
   * Halts the process when it is its time: no hook runs, no file is flushed, no lock released. Or
   * holds up the caller, each time.
   */
  public static void stepOn() {
    if (!isCalledWithin()) {
      return;
    }
    if (stall > 0) {
      sign();
      pause();
    } else if (PASSES.getAndDecrement() == 0) {
      try {
        sign();
      } finally {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }
  }

  /** One byte each time. */
  private static synchronized void sign() {
    try {
      Files.write(sign, new byte[] {'.'}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(stall);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
