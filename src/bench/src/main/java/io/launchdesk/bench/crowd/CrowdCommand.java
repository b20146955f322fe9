package io.launchdesk.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.crowd.Operation.Act;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Many people take, put back and answer one task at the same time, task after task. What each was
 * told must be explained by some order of what they did; one answer alone is kept.
 */
@Command(
    name = "crowd",
    description = "Many people at one task; ends with 1 when what they were told can't have been.")
public final class CrowdCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int ACTS = 3;
  private static final Set<String> DISPATCHING = Set.of("admin", "operator", "marketing-leads");

  private static final Map<Act, String> ADDRESSES =
      Map.of(Act.CLAIM, "claim", Act.RELEASE, "release", Act.COMPLETE, "complete");

  /** Sees the task whoever it is for. */
  private static final String LOOKING = "approver";

  private final Map<String, Boolean> dispatching = new HashMap<>();
  private final Map<String, List<String>> members = new HashMap<>();

  @Spec private CommandSpec command;

  @Option(names = "--port", defaultValue = "8080", description = "Port of the portal.")
  private int port;

  @Option(names = "--tasks", defaultValue = "100", description = "Tasks, one after the other.")
  private int tasks;

  @Option(names = "--people", defaultValue = "20", description = "People at each task.")
  private int people;

  @Option(names = "--seed", defaultValue = "1", description = "Decides on what they do.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = command.commandLine().getOut();
    Random random = new Random(seed);
    int told = 0;
    int wrong = 0;
    for (int i = 0; i < tasks; i++) {
      String request =
          new Api(port, "requester")
              .post(
                  "/api/requests",
                  Briefs.creativeAsset("crowd " + Long.toString(System.nanoTime(), 36)))
              .path("id")
              .asText();
      JsonNode task = taskOf(request);
      List<String> able = able(task);
      List<Operation> history = crowd(task.path("id").asText(), able, random);
      told += history.size();
      if (!new TaskHistory(history, dispatchers(able)).isLinearizable()) {
        wrong++;
        out.println("NOT SO: " + request + ", task " + task.path("id").asText());
        history.forEach(operation -> out.println("  " + operation));
      }
    }
    out.printf(
        "%d tasks, %d people at each, %d acts told to be done, %d histories that can't have been%n",
        tasks, people, told, wrong);
    return wrong == 0 ? 0 : 1;
  }

  /** Returns what was told to be done, by all. */
  private List<Operation> crowd(String task, List<String> able, Random random) throws Exception {
    List<Operation> history = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        String person = able.get(i % able.size());
        Random own = new Random(random.nextLong());
        all.add(
            crowd.submit(
                () -> {
                  start.await();
                  act(task, person, own, history);
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    }
    return history;
  }

  private void act(String task, String person, Random random, List<Operation> history) {
    Api api = new Api(port, person);
    for (int i = 0; i < ACTS; i++) {
      Act act = Act.values()[random.nextInt(Act.values().length)];
      long begin = System.nanoTime();
      int status =
          api.postLater("/api/tasks/" + task + "/" + ADDRESSES.get(act), body(act))
              .join()
              .statusCode();
      if (status / 100 == 2) {
        history.add(new Operation(person, act, begin, System.nanoTime()));
      } else if (status / 100 != 4) {
        throw new IllegalStateException(act + " of " + task + ": " + status);
      }
    }
  }

  private static Map<String, Object> body(Act act) {
    return act == Act.COMPLETE
        ? Map.of("variables", Map.of("approvalDecision", "approve"))
        : Map.of();
  }

  /** Those of them who may put back what others hold: by their role, or as marketing leads. */
  private Set<String> dispatchers(List<String> able) {
    return able.stream()
        .filter(person -> dispatching.computeIfAbsent(person, this::dispatches))
        .collect(Collectors.toSet());
  }

  private boolean dispatches(String person) {
    JsonNode me = new Api(port, person).get("/api/me");
    return Stream.of(me.path("roles"), me.path("groups"))
        .flatMap(CrowdCommand::each)
        .anyMatch(name -> DISPATCHING.contains(name.asText()));
  }

  /** Those whose groups the task is for. */
  private List<String> able(JsonNode task) {
    return each(task.path("candidateGroups"))
        .flatMap(group -> members.computeIfAbsent(group.asText(), this::membersOf).stream())
        .distinct()
        .toList();
  }

  private List<String> membersOf(String group) {
    JsonNode found = new Api(port, LOOKING).get("/api/people?limit=100&group=" + group);
    return each(found.path("items")).map(person -> person.path("username").asText()).toList();
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private JsonNode taskOf(String request) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      JsonNode open = new Api(port, LOOKING).get("/api/tasks?requestId=" + request).path("items");
      if (!open.isEmpty()) {
        return open.path(0);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new IllegalStateException(request + " got no task within " + PATIENCE);
  }
}
