package io.launchdesk.bench.failpoint;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.utility.JavaModule;

/** Runs in the process that is to die: has the method at the failpoint call {@link Trap}. */
public final class FailpointAgent {
  private FailpointAgent() {}

  /**
   * Called by the JVM when the agent is loaded into it. What is thrown here fails the loading, and
   * with it whoever asked for it; the reason is written to the file, too, as the JVM does not hand
   * it over.
   *
   * @param arguments the file that tells what became of it, a space, the failpoint
   */
  public static void agentmain(String arguments, Instrumentation instrumentation)
      throws IOException {
    int space = arguments.lastIndexOf(' ');
    Path sign = Path.of(arguments.substring(0, space));
    try {
      set(Failpoint.decoded(arguments.substring(space + 1)), sign, instrumentation);
    } catch (RuntimeException | LinkageError e) {
      Files.writeString(sign, e.getMessage());
      throw e;
    }
  }

  private static void set(Failpoint failpoint, Path sign, Instrumentation instrumentation) {
    requireClass(failpoint.type(), instrumentation);
    Trap.set(failpoint, sign);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicReference<String> changed = new AtomicReference<>();
    ElementMatcher.Junction<MethodDescription> method =
        named(failpoint.method()).and(not(isAbstract()));
    Class<?> advice =
        failpoint.moment() == Failpoint.Moment.ENTERED ? Trap.Entered.class : Trap.Returning.class;
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .with(new Listener(failure))
        .type(named(failpoint.type()))
        .transform(
            (builder, type, loader, module, domain) -> {
              if (type.getDeclaredMethods().filter(method).isEmpty()) {
                throw new IllegalArgumentException("there is no such method");
              }
              changed.set(type.getName());
              return builder.visit(Advice.to(advice).on(method));
            })
        .installOn(instrumentation);
    if (failure.get() != null || changed.get() == null) {
      throw new IllegalArgumentException(
          failpoint + ": " + (failure.get() == null ? "unchanged" : failure.get().getMessage()),
          failure.get());
    }
  }

  /** A class that nobody has used yet is loaded; classes of plugins must be there. */
  private static void requireClass(String type, Instrumentation instrumentation) {
    boolean loaded =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .anyMatch(one -> one.getName().equals(type));
    if (!loaded) {
      try {
        Class.forName(type, false, ClassLoader.getSystemClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalArgumentException(Failpoints.NO_CLASS + type, e);
      }
    }
  }

  private static final class Listener extends AgentBuilder.Listener.Adapter {
    private final AtomicReference<Throwable> failure;

    Listener(AtomicReference<Throwable> failure) {
      this.failure = failure;
    }

    @Override
    public void onError(
        String type, ClassLoader loader, JavaModule module, boolean loaded, Throwable thrown) {
      failure.compareAndSet(null, thrown);
    }
  }
}
