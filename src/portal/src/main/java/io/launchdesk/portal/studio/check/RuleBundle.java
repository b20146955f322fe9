package io.launchdesk.portal.studio.check;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.springframework.beans.factory.annotation.Autowired;
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
  private static final String TOO_LONG = "it takes too long";

  /** How many others may wait, and how long each of them. */
  private static final int MOST_WAITING = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** When those who check models now should be done. */
  private static final Duration CHECKS_TAKE = Duration.ofMinutes(1);

  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("model-rules-watch").daemon().factory());
  private final ReentrantLock turn;
  private final Duration longest;
  private final Duration patience;
  private Engine engine;

  /** Ready for the next check; null when it has to be made first. */
  private Context context;

  @Autowired
  RuleBundle() {
    this(new ReentrantLock(), LONGEST, PATIENCE);
  }

  /**
   * @param turn whoever holds it has the rules for himself
   * @param longest how long they may take
   * @param patience how long others wait meanwhile
   */
  RuleBundle(ReentrantLock turn, Duration longest, Duration patience) {
    this.turn = turn;
    this.longest = longest;
    this.patience = patience;
  }

  /**
   * Runs the rules.
   *
   * @param picture as {@code src/lint/lib/check.js} describes it, as JSON
   * @return its findings, as JSON
   * @throws RulesFailed when they take too long or fail
   * @throws Refusal when others have been using them for too long
   */
  String check(String picture) throws RulesFailed {
    await();
    try {
      return answer(run(picture));
    } finally {
      turn.unlock();
    }
  }

  /** So that threads that answer other calls are not all kept waiting here. */
  private void await() {
    try {
      if (turn.getQueueLength() < MOST_WAITING
          && turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal(
        ProblemType.CHECKS_BUSY,
        "Other models are being checked, which has taken a while.",
        CHECKS_TAKE);
  }

  /** A context is kept only when all went well with it, and the watch has not closed it. */
  private Value run(String picture) throws RulesFailed {
    Context current = context == null ? fresh() : context;
    boolean isNew = context == null;
    context = null;
    AtomicBoolean ended = new AtomicBoolean();
    Future<?> limit =
        watch.schedule(
            () -> {
              if (ended.compareAndSet(false, true)) {
                current.close(true);
              }
            },
            longest.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      if (isNew) {
        current.eval(source());
      }
      current.resetLimits();
      Value outcome = current.getBindings("js").getMember("checkModels").execute(picture);
      if (ended.compareAndSet(false, true)) {
        context = current;
        return outcome;
      }
      throw new RulesFailed(TOO_LONG);
    } catch (PolyglotException e) {
      throw new RulesFailed(e.isCancelled() || e.isResourceExhausted() ? TOO_LONG : e.getMessage());
    } catch (IllegalStateException closed) {
      throw new RulesFailed(ended.get() ? TOO_LONG : closed.getMessage());
    } finally {
      limit.cancel(false);
      if (context == null) {
        current.close(true);
      }
    }
  }

  private static String answer(Value outcome) throws RulesFailed {
    if (outcome.hasMember("found")) {
      return outcome.getMember("found").asString();
    }
    throw new RulesFailed(
        outcome.hasMember("failed") ? outcome.getMember("failed").asString() : "no answer");
  }

  /** Why the rules gave no answer. */
  static final class RulesFailed extends Exception {
    private static final long serialVersionUID = 1L;

    RulesFailed(String message) {
      super(message);
    }
  }

  private Context fresh() {
    if (engine == null) {
      engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    }
    return Context.newBuilder("js")
        .engine(engine)
        .allowHostAccess(HostAccess.NONE)
        .allowHostClassLookup(name -> false)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowIO(IOAccess.NONE)
        .allowCreateThread(false)
        .allowNativeAccess(false)
        .resourceLimits(ResourceLimits.newBuilder().statementLimit(MOST_STATEMENTS, null).build())
        .build();
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
