package io.launchdesk.core.kpi;

import io.launchdesk.core.sla.SlaRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The definitions of the figures. Shares (kept, on time, first pass) are facts of 0 or 1, whose
 * mean over requests is the share.
 */
public final class KpiRules {
  public static final String STAGE_HOURS = "stage-hours";
  public static final String LEAD_TIME_HOURS = "lead-time-hours";
  public static final String FIRST_PASS_APPROVAL = "first-pass-approval";
  public static final String APPROVAL_LOOPS = "approval-loops";
  public static final String REWORK_LOOPS = "rework-loops";
  public static final String SLA_KEPT = "sla-kept";
  public static final String STAGE_SLA_KEPT = "stage-sla-kept";
  public static final String ON_TIME_LAUNCH = "on-time-launch";
  public static final String OUTCOME = "outcome";
  public static final String CYCLE_TIME_HOURS = "cycle-time-hours";
  public static final String WAIT_HOURS = "wait-hours";
  public static final String SKILL_HOURS = "skill-hours";
  public static final String FLOW_EFFICIENCY = "flow-efficiency";
  public static final String STEP_HOURS = "step-hours";
  public static final String RATING = "rating";
  public static final String AUTOMATED_STEPS = "automated-steps";
  public static final String STAGE_ENTERED = "stage-entered";
  public static final String STAGE_LEFT = "stage-left";

  private static final String HOURS = "hours";
  private static final String SHARE = "share";
  private static final String COUNT = "count";
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

  private KpiRules() {}

  /** Elapsed (not business) hours from the start of a stage to its end. */
  public static KpiFact stageHours(String requestId, String stage, Instant from, Instant to) {
    return new KpiFact(
        key(STAGE_HOURS, requestId, stage), STAGE_HOURS, stage, hours(from, to), HOURS, to);
  }

  /** Elapsed hours from submission to the end, whichever end it is. */
  public static KpiFact leadTime(
      String requestId, String outcome, Instant submittedAt, Instant endedAt) {
    return new KpiFact(
        key(LEAD_TIME_HOURS, requestId, outcome),
        LEAD_TIME_HOURS,
        outcome,
        hours(submittedAt, endedAt),
        HOURS,
        endedAt);
  }

  /** 1 when every approver who was asked approved at once. */
  public static KpiFact firstPassApproval(
      String requestId, Collection<String> decisions, Instant at) {
    boolean atOnce = decisions.stream().allMatch("approve"::equals);
    return new KpiFact(
        key(FIRST_PASS_APPROVAL, requestId, ""), FIRST_PASS_APPROVAL, "", bit(atOnce), SHARE, at);
  }

  /** How often changes were asked for. */
  public static KpiFact approvalLoops(String requestId, Collection<String> decisions, Instant at) {
    long loops = decisions.stream().filter("request-changes"::equals).count();
    return new KpiFact(
        key(APPROVAL_LOOPS, requestId, ""),
        APPROVAL_LOOPS,
        "",
        BigDecimal.valueOf(loops),
        COUNT,
        at);
  }

  /** How many versions of assets went back to their producers, by a reviewer or by a check. */
  public static KpiFact reworkLoops(String requestId, long sentBack, Instant at) {
    return new KpiFact(
        key(REWORK_LOOPS, requestId, ""),
        REWORK_LOOPS,
        "",
        BigDecimal.valueOf(sentBack),
        COUNT,
        at);
  }

  /** 1 when the step ended no later than it was due. One fact per run of the step. */
  public static KpiFact slaKept(
      long elementInstanceKey, String step, Instant dueAt, Instant endedAt) {
    return new KpiFact(
        SLA_KEPT + ":" + elementInstanceKey,
        SLA_KEPT,
        step,
        bit(SlaRules.kept(dueAt, endedAt)),
        SHARE,
        endedAt);
  }

  /**
   * 1 when the stage, or the first response, ended no later than it was due. One fact per run of
   * the stage. It is a figure of its own: {@link #SLA_KEPT} counts the steps of which a stage is
   * made.
   */
  public static KpiFact stageSlaKept(long clockKey, String stage, Instant dueAt, Instant endedAt) {
    return new KpiFact(
        STAGE_SLA_KEPT + ":" + clockKey,
        STAGE_SLA_KEPT,
        stage,
        bit(SlaRules.kept(dueAt, endedAt)),
        SHARE,
        endedAt);
  }

  /** 1 when the last channel was live no later than {@code deadline}. */
  public static KpiFact onTimeLaunch(String requestId, Instant deadline, Instant liveAt) {
    return new KpiFact(
        key(ON_TIME_LAUNCH, requestId, ""),
        ON_TIME_LAUNCH,
        "",
        bit(!liveAt.isAfter(deadline)),
        SHARE,
        liveAt);
  }

  /**
   * The latest moment of a launch on time: the end of the 24 hours that begin with the launch
   * instant, or the promised delivery when the launch was to be as soon as ready.
   *
   * @param launchAt the launch instant (start of the wished day)
   * @param promisedAt null when nothing was promised
   */
  public static Instant launchDeadline(Instant launchAt, boolean asap, Instant promisedAt) {
    return asap && promisedAt != null ? promisedAt : launchAt.plus(Duration.ofDays(1));
  }

  /** One for each request that ended, by outcome. */
  public static KpiFact outcome(String requestId, String outcome, Instant at) {
    return new KpiFact(key(OUTCOME, requestId, ""), OUTCOME, outcome, BigDecimal.ONE, COUNT, at);
  }

  /** Elapsed hours from the end of intake until the last channel was live. */
  public static KpiFact cycleTime(String requestId, Instant intakeEndedAt, Instant liveAt) {
    return new KpiFact(
        key(CYCLE_TIME_HOURS, requestId, ""),
        CYCLE_TIME_HOURS,
        "",
        hours(intakeEndedAt, liveAt),
        HOURS,
        liveAt);
  }

  /**
   * The part of {@link #SKILL_HOURS} for this part of the lead time, e.g. {@code rework/design}.
   */
  public static String skillPart(LeadTimePart part, String skill) {
    return part.slug() + "/" + skill;
  }

  /**
   * What the lead time was spent on, one fact per part, what of it needed a skill, told apart by
   * {@link #skillPart}, and the flow efficiency when there was working time.
   */
  public static List<KpiFact> waits(String requestId, LeadTime time, Instant endedAt) {
    List<KpiFact> facts = new ArrayList<>();
    time.parts()
        .forEach(
            (part, duration) ->
                facts.add(
                    new KpiFact(
                        key(WAIT_HOURS, requestId, part.slug()),
                        WAIT_HOURS,
                        part.slug(),
                        hours(Instant.EPOCH, Instant.EPOCH.plus(duration)),
                        HOURS,
                        endedAt)));
    time.ofSkills()
        .forEach(
            (skilled, duration) -> {
              String stage = skillPart(skilled.part(), skilled.skill());
              facts.add(
                  new KpiFact(
                      key(SKILL_HOURS, requestId, stage),
                      SKILL_HOURS,
                      stage,
                      hours(Instant.EPOCH, Instant.EPOCH.plus(duration)),
                      HOURS,
                      endedAt));
            });
    time.flowEfficiency()
        .ifPresent(
            efficiency ->
                facts.add(
                    new KpiFact(
                        key(FLOW_EFFICIENCY, requestId, ""),
                        FLOW_EFFICIENCY,
                        "",
                        share(efficiency),
                        SHARE,
                        endedAt)));
    return facts;
  }

  /**
   * Elapsed hours from the start of a measured step to its answer. One fact per run of the step.
   */
  public static KpiFact stepHours(
      long elementInstanceKey, String step, Instant startedAt, Instant endedAt) {
    return new KpiFact(
        STEP_HOURS + ":" + elementInstanceKey,
        STEP_HOURS,
        step,
        hours(startedAt, endedAt),
        HOURS,
        endedAt);
  }

  /** The requester's rating, 1 to 5. */
  public static KpiFact rating(String requestId, int score, Instant at) {
    return new KpiFact(
        key(RATING, requestId, ""), RATING, "", BigDecimal.valueOf(score), "points", at);
  }

  /** The share of steps that the system did; none when there was no step. */
  public static Optional<KpiFact> automatedSteps(
      String requestId, long automated, long byPeople, Instant endedAt) {
    if (automated + byPeople == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new KpiFact(
            key(AUTOMATED_STEPS, requestId, ""),
            AUTOMATED_STEPS,
            "",
            share((double) automated / (automated + byPeople)),
            SHARE,
            endedAt));
  }

  /** That the request was in a stage from one instant to another. */
  public static List<KpiFact> stay(String requestId, String stage, Instant from, Instant to) {
    return List.of(
        new KpiFact(
            key(STAGE_ENTERED, requestId, stage),
            STAGE_ENTERED,
            stage,
            BigDecimal.ONE,
            COUNT,
            from),
        new KpiFact(
            key(STAGE_LEFT, requestId, stage), STAGE_LEFT, stage, BigDecimal.ONE, COUNT, to));
  }

  private static BigDecimal share(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }

  private static String key(String kpi, String requestId, String part) {
    return part.isEmpty() ? kpi + ":" + requestId : kpi + ":" + requestId + ":" + part;
  }

  private static BigDecimal hours(Instant from, Instant to) {
    long millis = Math.max(0, Duration.between(from, to).toMillis());
    return BigDecimal.valueOf(millis).divide(MILLIS_PER_HOUR, 4, RoundingMode.HALF_UP);
  }

  private static BigDecimal bit(boolean yes) {
    return yes ? BigDecimal.ONE : BigDecimal.ZERO;
  }
}
