package io.launchdesk.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.crowd.Operation.Act;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Many people take, put back and answer one task at the same time, several tasks side by side. What
 * each was told must be explained by some order of what they did; one answer alone is kept.
 *
 * <p>A task has several races. In all but the last nobody answers; when all have come to their end,
 * a lead puts the task back. So each race begins with a task that is open to all, nothing of one
 * overlaps with the next, and each is a history by itself: an order that explains them all is one
 * order of each after the other.
 */
@Command(
    name = "crowd",
    description = "Many people at one task; ends with 1 when what they were told can't have been.")
public final class CrowdCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Act> HOLDING = List.of(Act.CLAIM, Act.RELEASE);

  /** Sees the task whoever it is for, and may put back what others hold. */
  private static final String LEAD = "approver";

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger histories = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final LongAdder broughtIn = new LongAdder();
  private final LongAdder raced = new LongAdder();
  private Able able;
  private Crowd crowd;

  @Spec private CommandSpec command;

  @Option(names = "--port", defaultValue = "8080", description = "Port of the portal.")
  private int port;

  @Option(names = "--tasks", defaultValue = "100", description = "Tasks.")
  private int tasks;

  @Option(names = "--rounds", defaultValue = "5", description = "Races for each task.")
  private int rounds;

  @Option(names = "--at-once", defaultValue = "4", description = "Tasks side by side.")
  private int atOnce;

  @Option(names = "--people", defaultValue = "20", description = "People at each task.")
  private int people;

  @Option(names = "--seed", defaultValue = "1", description = "Decides on what they do.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    able = new Able(port, LEAD);
    crowd = new Crowd(port, people);
    long begin = System.nanoTime();
    try (ExecutorService sideBySide = Executors.newFixedThreadPool(atOnce)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        all.add(
            sideBySide.submit(
                () -> {
                  for (int task = next.getAndIncrement();
                      task < tasks;
                      task = next.getAndIncrement()) {
                    one(new Random(seed * 1_000_003 + task));
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    tell(Duration.ofNanos(System.nanoTime() - begin));
    return wrong.get() == 0 ? 0 : 1;
  }

  private void tell(Duration took) {
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%d tasks, %d histories of %d people each in %d s, %d acts told to be done, %d refused by"
            + " limits of rate, %d histories that can't have been%n",
        tasks, histories.get(), people, took.toSeconds(), told.get(), crowd.limited(), wrong.get());
    out.printf(
        "From a request to its task %d ms, for a race %d ms, on average%n",
        Duration.ofNanos(broughtIn.sum() / tasks).toMillis(),
        Duration.ofNanos(raced.sum() / histories.get()).toMillis());
  }

  /** Brings in a request, and lets people fall upon its first task. */
  private void one(Random random) throws Exception {
    long begin = System.nanoTime();
    String request =
        new Api(port, "requester")
            .post(
                "/api/requests",
                Briefs.creativeAsset("crowd " + Long.toString(System.nanoTime(), 36)))
            .path("id")
            .asText();
    JsonNode task = taskOf(request);
    broughtIn.add(System.nanoTime() - begin);
    String id = task.path("id").asText();
    List<String> persons = able.of(task);
    for (int round = 1; round < rounds; round++) {
      judge(request, race(id, persons, HOLDING, random), persons);
      crowd.putBack(id, LEAD);
    }
    judge(request, race(id, persons, List.of(Act.values()), random), persons);
  }

  private List<Operation> race(String task, List<String> persons, List<Act> acts, Random random)
      throws Exception {
    long begin = System.nanoTime();
    List<Operation> history = crowd.race(task, persons, acts, random);
    raced.add(System.nanoTime() - begin);
    return history;
  }

  private void judge(String request, List<Operation> history, List<String> persons) {
    int number = histories.incrementAndGet();
    told.addAndGet(history.size());
    PrintWriter out = command.commandLine().getOut();
    if (!new TaskHistory(history, able.dispatchers(persons)).isLinearizable()) {
      wrong.incrementAndGet();
      synchronized (this) {
        out.println("NOT SO: " + request);
        history.forEach(operation -> out.println("  " + operation));
      }
    }
    if (number % 100 == 0) {
      out.printf("%d histories%n", number);
      out.flush();
    }
  }

  private JsonNode taskOf(String request) throws InterruptedException {
    AtomicReference<JsonNode> found = new AtomicReference<>();
    Waiting.until(
        request + " has a task",
        PATIENCE,
        () -> {
          found.set(new Api(port, LEAD).get("/api/tasks?requestId=" + request).at("/items/0"));
          return found.get().isObject();
        });
    return found.get();
  }
}
