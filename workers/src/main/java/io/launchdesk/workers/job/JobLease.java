package io.launchdesk.workers.job;

import java.time.Duration;

/**
 * One job that the engine has given to this process, and until when it leaves it here. Instants are
 * of {@link System#nanoTime()}: the engine's clock may differ from ours. Guarded by itself.
 */
final class JobLease {
  /** What becomes of the job here. */
  enum Phase {
    WAITING,
    HANDLED,
    /** The engine is being told the outcome. */
    TOLD
  }

  private final long job;
  private final String type;
  private final MoreTime engine;
  private Phase phase = Phase.WAITING;
  private long since;
  private long until;
  private long nextAsk;
  private boolean asked;
  private boolean lost;

  /** A job that came at this instant, and whose time is over unless it is said otherwise. */
  JobLease(long job, String type, MoreTime engine, long received) {
    this.job = job;
    this.type = type;
    this.engine = engine;
    this.since = received;
    this.until = received;
    this.nextAsk = received;
  }

  long job() {
    return job;
  }

  String type() {
    return type;
  }

  MoreTime engine() {
    return engine;
  }

  synchronized Phase phase() {
    return phase;
  }

  /** How long the job has been in its phase. */
  synchronized long age(long now) {
    return now - since;
  }

  /** Whether the engine leaves the job here, as far as it has said. */
  synchronized boolean isHeld(long now) {
    return !lost && now - until < 0;
  }

  /** Whether its time is over, and no answer is waited for that might prolong it. */
  synchronized boolean isLapsed(long now) {
    return !isHeld(now) && !asked;
  }

  /** Whether the engine, which still left the job here, must have taken its outcome already. */
  synchronized boolean isReturned(long now) {
    return phase == Phase.TOLD && isHeld(now);
  }

  /** Whether the engine is to be asked for more time now. */
  synchronized boolean isDue(long now) {
    return !asked && now - nextAsk >= 0;
  }

  /**
   * The job is begun, if it is still here.
   *
   * @return whether it may be
   */
  synchronized boolean begin(long now) {
    if (!isHeld(now)) {
      return false;
    }
    enter(Phase.HANDLED, now);
    return true;
  }

  /** The handler is through with it. */
  synchronized void handled(long now) {
    enter(Phase.TOLD, now);
  }

  private void enter(Phase next, long now) {
    phase = next;
    since = now;
  }

  /** Nothing more is asked until the engine has answered. */
  synchronized void ask() {
    asked = true;
  }

  /**
   * The engine has given the job to this process.
   *
   * @param from when it was asked, or when the job came
   * @param time for how long from then
   * @param spread up to 1; what part of a third of the time is let pass before it is asked again
   */
  synchronized void granted(long from, Duration time, double spread) {
    asked = false;
    until = from + time.toNanos();
    nextAsk = from + (long) (time.toNanos() / 3.0 * spread);
  }

  /** The engine has not answered, or was too busy. */
  synchronized void unanswered(long nextAsk) {
    asked = false;
    this.nextAsk = nextAsk;
  }

  /** The engine leaves the job here no longer; who handles it asks on, as it may come back. */
  synchronized void refused(long now, long nextAsk) {
    unanswered(nextAsk);
    until = now;
  }

  /** The job has waited elsewhere for longer than it was given for: only the engine knows. */
  synchronized void doubt(long now) {
    until = now;
    nextAsk = now;
  }

  /** It is over; a job that waits is not begun. */
  synchronized void lose() {
    lost = true;
  }
}
