package io.launchdesk.portal.studio.check;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.springframework.stereotype.Component;

/**
 * The rules of {@code src/lint} as the browser and the build have them, run in a sandbox: they
 * reach neither Java nor files nor the network, and stop after so many statements or so long. Text
 * goes in, text comes out. One check at a time: what was read is kept for the next.
 */
@Component
final class RuleBundle {
  private static final String FILE = "/lint/rules.js";
  private static final long MOST_STATEMENTS = 2_000_000_000L;
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("model-rules-watch").daemon().factory());
  private Engine engine;
  private Context context;

  /**
   * Runs the rules.
   *
   * @param picture as {@code src/lint/lib/check.js} describes it, as JSON
   * @return its findings, as JSON
   * @throws RulesFailed when they take too long or fail
   */
  synchronized String check(String picture) throws RulesFailed {
    Context current = ready();
    Future<?> limit =
        watch.schedule(() -> current.close(true), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    try {
      current.resetLimits();
      Value outcome = current.getBindings("js").getMember("checkModels").execute(picture);
      if (outcome.hasMember("found")) {
        return outcome.getMember("found").asString();
      }
      throw new RulesFailed(
          outcome.hasMember("failed") ? outcome.getMember("failed").asString() : "no answer");
    } catch (PolyglotException e) {
      context = null;
      current.close(true);
      throw new RulesFailed(
          e.isCancelled() || e.isResourceExhausted() ? "it takes too long" : e.getMessage());
    } finally {
      limit.cancel(false);
    }
  }

  /** Why the rules gave no answer. */
  static final class RulesFailed extends Exception {
    private static final long serialVersionUID = 1L;

    RulesFailed(String message) {
      super(message);
    }
  }

  private Context ready() {
    if (context == null) {
      if (engine == null) {
        engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
      }
      context =
          Context.newBuilder("js")
              .engine(engine)
              .allowHostAccess(HostAccess.NONE)
              .allowHostClassLookup(name -> false)
              .allowPolyglotAccess(PolyglotAccess.NONE)
              .allowIO(IOAccess.NONE)
              .allowCreateThread(false)
              .allowNativeAccess(false)
              .resourceLimits(
                  ResourceLimits.newBuilder().statementLimit(MOST_STATEMENTS, null).build())
              .build();
      context.eval(source());
    }
    return context;
  }

  private static Source source() {
    try (InputStream file = RuleBundle.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path: build src/web.");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder("js", text, "rules.js").buildLiteral();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @PreDestroy
  void close() {
    watch.shutdownNow();
    if (engine != null) {
      engine.close(true);
    }
  }
}
