package io.launchdesk.standalone.demo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What the acting people share: the requests on their way, and which task is in whose hands. */
final class Cast {
  /** The account of each role; they are there wherever the demonstration can run. */
  static final List<String> ROLES =
      List.of("requester", "approver", "producer", "launch-manager", "analyst", "operator");

  /** Those who ask, when they are there. */
  static final List<String> REQUESTERS = List.of("requester", "amara.okafor", "lukas.weber");

  /** Everybody who answers tasks, when they are there. */
  static final List<String> PEOPLE =
      List.of(
          "requester",
          "amara.okafor",
          "lukas.weber",
          "approver",
          "jonas.lind",
          "mei.tanaka",
          "sofia.rossi",
          "david.cohen",
          "ingrid.larsen",
          "priya.nair",
          "hannah.schmidt",
          "carlos.mendes",
          "producer",
          "tom.becker",
          "yuki.sato",
          "omar.haddad",
          "elena.petrova",
          "grace.kim",
          "farid.aziz",
          "launch-manager",
          "noah.fischer",
          "analyst");

  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile boolean over;

  void enter(Run run) {
    runs.put(run.id(), run);
  }

  Collection<Run> runs() {
    return runs.values();
  }

  /** The request, when it is one of this demonstration's and still on its way. */
  Optional<Run> running(String requestId) {
    return Optional.ofNullable(runs.get(requestId)).filter(run -> !run.hasEnded());
  }

  /** Takes a task; false when somebody else has it. */
  boolean take(String taskId) {
    return taken.add(taskId);
  }

  /** Puts a task back. */
  void leave(String taskId) {
    taken.remove(taskId);
  }

  /** Counts an answer that was given. */
  void answered() {
    answered.incrementAndGet();
  }

  /** How many answers were given so far. */
  long answers() {
    return answered.get();
  }

  /** Ends the play. */
  void end() {
    over = true;
  }

  /** Ends the play because of a failure; the first one counts. */
  void fail(RuntimeException reason) {
    failure.compareAndSet(null, reason);
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /**
   * @throws RuntimeException what an acting person failed with, if anything
   */
  void rethrow() {
    RuntimeException reason = failure.get();
    if (reason != null) {
      throw reason;
    }
  }
}
