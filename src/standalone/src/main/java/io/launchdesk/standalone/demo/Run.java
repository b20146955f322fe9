package io.launchdesk.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** A request that was submitted, on its way. Safe for use by several threads. */
final class Run {
  private final PlannedRequest planned;
  private final String id;
  private final Instant submittedAt;
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<String> marks = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> voters = new ConcurrentHashMap<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile String status = "submitted";
  private volatile Stage stage = Stage.SUBMITTED;
  private volatile Instant endedAt;

  Run(PlannedRequest planned, String id, Instant submittedAt) {
    this.planned = planned;
    this.id = id;
    this.submittedAt = submittedAt;
  }

  PlannedRequest planned() {
    return planned;
  }

  Scenario scenario() {
    return planned.scenario();
  }

  String id() {
    return id;
  }

  String status() {
    return status;
  }

  Stage stage() {
    return stage;
  }

  /** One task of a request is answered at a time, so that the script knows what came before. */
  ReentrantLock turn() {
    return turn;
  }

  /**
   * Takes note of what the API tells.
   *
   * @param endedAt null while it runs
   * @return whether something is new
   */
  boolean see(String newStatus, Instant endedAt) {
    boolean changed = !newStatus.equals(status);
    status = newStatus;
    stage = Stage.ofStatus(newStatus, stage);
    if (stage == Stage.END && this.endedAt == null) {
      this.endedAt = endedAt == null ? Instant.now() : endedAt;
    }
    return changed;
  }

  /** Remembers that something has happened. */
  void mark(String what) {
    marks.add(what);
  }

  boolean has(String what) {
    return marks.contains(what);
  }

  /** Whether the person has a seat in this approval round already. */
  boolean hasVoted(String round, String person) {
    return voters.getOrDefault(round, Set.of()).contains(person);
  }

  void voted(String round, String person) {
    voters.computeIfAbsent(round, key -> new HashSet<>()).add(person);
  }

  /** Counts an answer; returns how many there were. */
  int answered() {
    return answers.incrementAndGet();
  }

  boolean hasEnded() {
    return stage == Stage.END;
  }

  boolean endedAsScripted() {
    return status.equals(scenario().outcome());
  }

  /** From submission to the end, or until now. */
  Duration took() {
    return Duration.between(submittedAt, endedAt == null ? Instant.now() : endedAt);
  }
}
