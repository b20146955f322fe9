package io.launchdesk.portal.engine;

import io.launchdesk.core.contract.Messages;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.MoveDueDate;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.outbox.OutboxRow;
import io.launchdesk.store.trace.RequestTraces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends the outbox to the engine until the engine has acknowledged every command. Runs in every
 * portal; the outbox hands each row to one of them at a time, rows of one request in their order.
 */
@Component
public class Relay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 64;
  private static final int IN_FLIGHT = 256;
  private static final int SETTLING = 4;
  private static final Map<String, String> STARTED_BY =
      Map.of(
          Messages.REQUEST_SUBMITTED, Processes.MARKETING_REQUEST,
          Messages.SLA_CHANGED, Processes.SLA_CLOCK);
  private static final Duration NOT_DEPLOYED = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_WHILE_BUSY = Duration.ofSeconds(2);

  private final OutboxRepository outbox;
  private final EngineQueries queries;
  private final Engine engine;
  private final DeployedProcesses deployed;
  private final Settlement settlement;
  private final RequestTraces traces;
  private final RecordTraces records;
  private final PortalSettings.Relay settings;
  private final Semaphore calls = new Semaphore(0);
  private final SendWindow window;
  private volatile boolean running;
  private ExecutorService settling;
  private Thread thread;

  Relay(
      OutboxRepository outbox,
      EngineQueries queries,
      Engine engine,
      DeployedProcesses deployed,
      Settlement settlement,
      RequestTraces traces,
      RecordTraces records,
      PortalSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.outbox = outbox;
    this.queries = queries;
    this.engine = engine;
    this.deployed = deployed;
    this.settlement = settlement;
    this.traces = traces;
    this.records = records;
    this.settings = settings.relay();
    this.window = new SendWindow(IN_FLIGHT, clock);
    window.bindTo(meters);
  }

  /** Looks at the outbox as soon as the current transaction has committed, or at once. */
  public void kick() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      calls.release();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            calls.release();
          }
        });
  }

  @Override
  public void start() {
    running = true;
    // Answers come on the client's network threads, which must not wait for the database.
    settling =
        Executors.newFixedThreadPool(SETTLING, Thread.ofPlatform().name("relay-", 1).factory());
    thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    calls.release();
    try {
      thread.join(LONGEST_PAUSE.toMillis());
      settling.shutdown();
      settling.awaitTermination(LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After the server: what the last calls stored is sent, too. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        if (sendDue() == 0) {
          pause(settings.poll());
        }
      } catch (RuntimeException e) {
        LOG.warn("the outbox cannot be read now: {}", e.getMessage());
        pause(Duration.ofSeconds(1));
      }
    }
  }

  private void pause(Duration longest) {
    try {
      if (calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Sends what is due, as far as there is room; a slow answer holds up nothing else. */
  private int sendDue() {
    int room = Math.min(BATCH, window.room());
    if (room == 0) {
      return 0;
    }
    List<OutboxRow> rows = outbox.claim(room, settings.lease());
    window.sent(rows.size());
    rows.forEach(
        row ->
            CompletableFuture.completedFuture(row)
                .thenComposeAsync(this::send, settling)
                .whenComplete((done, failure) -> answered(row, failure)));
    return rows.size();
  }

  private void answered(OutboxRow row, Throwable failure) {
    window.returned();
    if (failure != null) {
      LOG.warn("outbox row {} is sent again, it could not be settled", row.id(), failure);
    }
    // The next row of the same request may be sent now.
    calls.release();
  }

  private CompletableFuture<Void> send(OutboxRow row) {
    if (alreadyDone(row)) {
      outbox.markSent(row.id());
      return CompletableFuture.completedFuture(null);
    }
    if (startedBy(row).filter(process -> !deployed.everywhere(process)).isPresent()) {
      outbox.markFailed(
          row.id(), "the process is not deployed on all partitions yet", NOT_DEPLOYED);
      return CompletableFuture.completedFuture(null);
    }
    Span span = begin(row);
    return engine
        .send(row.command())
        .thenAcceptAsync(
            answer -> {
              window.answered(answer);
              span.tag("launchdesk.outcome", answer.getClass().getSimpleName());
              span.end();
              if (isStart(row) && answer instanceof EngineAnswer.Accepted) {
                records.expect(row.requestId());
              }
              settlement.settle(row, answer, pauseAfter(row.attempts(), answer));
            },
            settling);
  }

  private Span begin(OutboxRow row) {
    String name =
        switch (row.command()) {
          case PublishMessage message -> "command publish " + message.name();
          case CompleteUserTask task -> "command complete-user-task";
          case MoveDueDate due -> "command move-due-date";
        };
    return traces.span(row.requestId(), name).kind(Span.Kind.CLIENT).start();
  }

  /** A start that was sent before may have worked although no answer came; the read model tells. */
  private boolean alreadyDone(OutboxRow row) {
    return row.attempts() > 1 && isStart(row) && queries.started(row.requestId());
  }

  private static Optional<String> startedBy(OutboxRow row) {
    return row.command() instanceof PublishMessage message
        ? Optional.ofNullable(STARTED_BY.get(message.name()))
        : Optional.empty();
  }

  private static boolean isStart(OutboxRow row) {
    return row.command() instanceof PublishMessage message
        && message.name().equals(Messages.REQUEST_SUBMITTED);
  }

  /**
   * How long a command waits before it is sent again: doubled each time, with a random part so that
   * portals spread. An engine that is away is left alone for up to half a minute. One that is busy
   * is asked again within two seconds, however often it was asked: the window already keeps it from
   * being asked too much, and who waits for the command waits no longer than the engine is busy.
   *
   * @param attempts how often it was sent
   * @param answer what the engine said to the last attempt
   */
  public static Duration pauseAfter(int attempts, EngineAnswer answer) {
    boolean busy = answer instanceof EngineAnswer.Unavailable away && away.busy();
    long most = (busy ? LONGEST_WHILE_BUSY : LONGEST_PAUSE).toMillis();
    long longest = Math.min(100L << Math.min(attempts, 10), most);
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }
}
