package io.launchdesk.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Until when delivery is promised to the requester, and whether that will hold. */
public final class PromiseRules {
  private PromiseRules() {}

  /** How a promise stands. */
  public enum Outlook {
    /** Nothing speaks against it. */
    HOLDS,
    /** Not late yet, but something hinders. */
    AT_RISK,
    /** The instant has passed and nothing is delivered. */
    LATE,
    /** Delivered in time. */
    KEPT,
    /** Delivered too late. */
    MISSED;

    /** As the API writes it, e.g. {@code at-risk}. */
    public String slug() {
      return PromiseRules.slug(this);
    }
  }

  /** Why a promise is at risk. */
  public enum Risk {
    /** The engine has stopped at an incident. */
    STOPPED,
    /** An open task is past its own deadline. */
    TASK_OVERDUE,
    /** The reminder of the delivery clock has passed: little of the time is left. */
    TIME_NEARLY_USED;

    /** As the API writes it, e.g. {@code task-overdue}. */
    public String slug() {
      return PromiseRules.slug(this);
    }
  }

  /**
   * What is known of a request that was promised something.
   *
   * @param dueAt when the delivery clock is due
   * @param remindAt when the delivery clock reminds; null when there is no clock
   * @param launchAt before which nothing is published; null when unknown
   * @param deliveredAt when it was delivered; null before
   */
  public record Facts(
      Instant dueAt,
      Instant remindAt,
      Instant launchAt,
      Instant deliveredAt,
      boolean stopped,
      boolean taskOverdue) {}

  /**
   * A promise.
   *
   * @param risk null unless the outlook is {@link Outlook#AT_RISK}
   */
  public record Judged(Instant at, Outlook outlook, Risk risk) {}

  /** Judges the promise as it stands at {@code now}. */
  public static Judged judge(Facts facts, Instant now) {
    Instant at = promisedAt(facts.dueAt(), facts.launchAt());
    if (facts.deliveredAt() != null) {
      boolean kept = SlaRules.kept(at, facts.deliveredAt());
      return new Judged(at, kept ? Outlook.KEPT : Outlook.MISSED, null);
    }
    if (now.isAfter(at)) {
      return new Judged(at, Outlook.LATE, null);
    }
    Risk risk = risk(facts, at, now);
    return new Judged(at, risk == null ? Outlook.HOLDS : Outlook.AT_RISK, risk);
  }

  /**
   * The delivery clock's due instant; when the requester wishes a later launch, the end of the 24
   * hours that begin with the launch instant, because nothing is published before.
   *
   * @param launchAt null when unknown
   */
  public static Instant promisedAt(Instant dueAt, Instant launchAt) {
    return launchAt != null && launchAt.isAfter(dueAt) ? launchAt.plus(Duration.ofDays(1)) : dueAt;
  }

  private static Risk risk(Facts facts, Instant at, Instant now) {
    if (facts.stopped()) {
      return Risk.STOPPED;
    }
    if (facts.taskOverdue()) {
      return Risk.TASK_OVERDUE;
    }
    boolean byClock = at.equals(facts.dueAt()) && facts.remindAt() != null;
    return byClock && !now.isBefore(facts.remindAt()) ? Risk.TIME_NEARLY_USED : null;
  }

  private static String slug(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
