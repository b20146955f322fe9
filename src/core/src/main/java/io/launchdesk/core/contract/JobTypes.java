package io.launchdesk.core.contract;

import java.util.Set;

/**
 * The job types that the models may name and the workers carry out. An incompatible change of what
 * a job reads or sets is a new type with the suffix {@code -v2}; the old one stays while old
 * instances run.
 */
public final class JobTypes {
  public static final String VALIDATE_BRIEF = "validate-brief";
  public static final String FIND_DUPLICATES = "find-duplicates";
  public static final String APPLY_COUNTER_OFFER = "apply-counter-offer";
  public static final String COMPUTE_SLA = "compute-sla";
  public static final String COMPUTE_INTAKE_SLA = "compute-intake-sla";
  public static final String HOLD_SLA = "hold-sla";
  public static final String ENFORCE_SLA = "enforce-sla";
  public static final String SETTLE_BRIEF = "settle-brief";
  public static final String PLAN_APPROVALS = "plan-approvals";
  public static final String COMPARE_APPROVALS = "compare-approvals";
  public static final String RESERVE_BUDGET = "reserve-budget";
  public static final String RELEASE_BUDGET = "release-budget";
  public static final String PLAN_DELIVERABLES = "plan-deliverables";
  public static final String ASSIGN_PRODUCER = "assign-producer";
  public static final String CHECK_ASSET = "check-asset";
  public static final String NOTIFY_PERSON = "notify-person";
  public static final String REMIND_TASK = "remind-task";
  public static final String ESCALATE_TASK = "escalate-task";
  public static final String PUBLISH_CHANNEL = "publish-channel";
  public static final String VERIFY_PUBLICATION = "verify-publication";
  public static final String RETRACT_PUBLICATION = "retract-publication";
  public static final String COLLECT_RESULTS = "collect-results";
  public static final String RECORD_KPI = "record-kpi";
  public static final String FIND_DUE_REPORTS = "find-due-reports";
  public static final String MAKE_REPORT = "make-report";
  public static final String MAIL_REPORT = "mail-report";

  /** Every job type of the contract. */
  public static final Set<String> ALL =
      Set.of(
          VALIDATE_BRIEF,
          FIND_DUPLICATES,
          APPLY_COUNTER_OFFER,
          COMPUTE_SLA,
          COMPUTE_INTAKE_SLA,
          HOLD_SLA,
          ENFORCE_SLA,
          SETTLE_BRIEF,
          PLAN_APPROVALS,
          COMPARE_APPROVALS,
          RESERVE_BUDGET,
          RELEASE_BUDGET,
          PLAN_DELIVERABLES,
          ASSIGN_PRODUCER,
          CHECK_ASSET,
          NOTIFY_PERSON,
          REMIND_TASK,
          ESCALATE_TASK,
          PUBLISH_CHANNEL,
          VERIFY_PUBLICATION,
          RETRACT_PUBLICATION,
          COLLECT_RESULTS,
          RECORD_KPI,
          FIND_DUE_REPORTS,
          MAKE_REPORT,
          MAIL_REPORT);

  private JobTypes() {}
}
