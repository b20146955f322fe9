package io.launchdesk.core.contract;

import static io.launchdesk.core.contract.ContractVariable.needed;
import static io.launchdesk.core.contract.ContractVariable.optional;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each job type does, needs and gives: what the editor offers, and what the workers keep. */
public final class JobContracts {
  private static final ContractVariable REQUEST_ID = Facts.REQUEST_ID;
  private static final ContractVariable APPROVAL_STEPS =
      needed("approvalSteps", "list", "The steps that the approval policy demands");
  private static final ContractVariable DELIVERABLE =
      needed("deliverable", "context", "deliverableId, kind, skill and reviewGroup of the piece");
  private static final ContractVariable REPORT_RUN =
      needed("reportRun", "string", "The id of one planned report");
  private static final ContractHeader TASK =
      ContractHeader.needed(
          "task", "User task", "The id of the user task whose time has passed, in this process");

  /** Every job type, area by area. */
  public static final List<JobContract> ALL =
      Stream.of(brief(), approval(), budget(), production(), launch(), time(), telling(), figures())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, JobContract> BY_TYPE =
      ALL.stream().collect(Collectors.toMap(JobContract::type, Function.identity()));

  private JobContracts() {}

  /** The contract of a job type; empty when there is none. */
  public static Optional<JobContract> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  private static List<JobContract> brief() {
    return List.of(
        JobContract.of(
                JobTypes.VALIDATE_BRIEF,
                "Validate brief",
                JobArea.BRIEF,
                "Reads the brief as it is now, keeps what is wrong with it, and sets the facts that gateways and decisions need.")
            .reading(REQUEST_ID)
            .setting(Facts.OF_BRIEF),
        JobContract.of(
                JobTypes.FIND_DUPLICATES,
                "Find duplicates",
                JobArea.BRIEF,
                "Looks for other requests that may ask for the same.")
            .reading(REQUEST_ID)
            .told(
                ContractHeader.optional(
                    "withinDays", "Within days", "How many days back; a whole number"),
                ContractHeader.optional(
                    "similarity", "Similarity", "How alike they must be, from 0 to 1"))
            .setting(needed("duplicateFound", "boolean", "Whether there is one")),
        JobContract.of(
                JobTypes.SETTLE_BRIEF,
                "Settle brief",
                JobArea.BRIEF,
                "Ends a stage's part in the brief. Ends with the error Err_BriefChanged when the brief has changed since the version that the stage worked with.")
            .reading(
                REQUEST_ID,
                optional(
                    "settledVersion", "number", "The version that was worked with; none for any"),
                optional("approvalSteps", "list", "What was approved; their concerns are kept"))
            .told(
                ContractHeader.needed(
                    "stage",
                    "Stage",
                    "Whose rules hold from now on",
                    "approval",
                    "production",
                    "launch",
                    "closed")),
        JobContract.of(
                JobTypes.APPLY_COUNTER_OFFER,
                "Apply counter-offer",
                JobArea.BRIEF,
                "Writes what was offered and accepted into a new version of the brief.")
            .reading(REQUEST_ID));
  }

  private static List<JobContract> approval() {
    return List.of(
        JobContract.of(
                JobTypes.PLAN_APPROVALS,
                "Plan approvals",
                JobArea.APPROVAL,
                "Says which approvals are still needed, after those that were given and what changed since.")
            .reading(REQUEST_ID, APPROVAL_STEPS)
            .setting(
                needed("approvalRounds", "list", "Open steps by order; empty when none is open")),
        JobContract.of(
                JobTypes.COMPARE_APPROVALS,
                "Compare approvals",
                JobArea.APPROVAL,
                "Says whether a change of the brief affects what is being approved.")
            .reading(
                REQUEST_ID,
                APPROVAL_STEPS,
                needed("plannedVersion", "number", "The version that the open tasks come from"),
                needed("revisedSteps", "list", "The steps that the policy demands now"))
            .setting(needed("approvalsAffected", "boolean", "Whether people must be asked anew")));
  }

  private static List<JobContract> budget() {
    return List.of(
        JobContract.of(
                JobTypes.RESERVE_BUDGET,
                "Reserve budget",
                JobArea.BUDGET,
                "Sees to it that exactly the amount is reserved. Ends with the error Err_BudgetExceeded when the account has not enough.")
            .reading(
                REQUEST_ID,
                needed("budgetAmount", "number", "In whole EUR"),
                needed("costCentre", "string", "The cost centre to charge"),
                optional("budgetDecision", "string", "exceed lets it go beyond the account"),
                needed("launchAt", "string", "The instant whose year is charged")),
        JobContract.of(
                JobTypes.RELEASE_BUDGET,
                "Release budget",
                JobArea.BUDGET,
                "Gives back what was reserved for the request.")
            .reading(REQUEST_ID));
  }

  private static List<JobContract> production() {
    return List.of(
        JobContract.of(
                JobTypes.PLAN_DELIVERABLES,
                "Plan deliverables",
                JobArea.PRODUCTION,
                "Makes the pieces that the production plan asks for, by channel and language.")
            .reading(
                REQUEST_ID,
                needed("productionPlan", "list", "The rows of the decision productionPlan"),
                needed("channels", "list", "The channels"),
                needed("languages", "list", "The languages"))
            .setting(
                needed(
                    "deliverables", "list", "Each with deliverableId, kind, skill, reviewGroup")),
        JobContract.of(
                JobTypes.ASSIGN_PRODUCER,
                "Assign producer",
                JobArea.PRODUCTION,
                "Chooses who makes a piece, by skill and load.")
            .reading(DELIVERABLE)
            .setting(needed("producer", "string", "A username; null leaves it to the group")),
        JobContract.of(
                JobTypes.CHECK_ASSET,
                "Check asset",
                JobArea.PRODUCTION,
                "Runs the checks that the production plan names on the newest version of a piece.")
            .reading(DELIVERABLE)
            .setting(needed("assetAccepted", "boolean", "Whether no check objects")));
  }

  private static List<JobContract> launch() {
    ContractVariable channel = needed("channel", "string", "The channel, such as email");
    return List.of(
        JobContract.of(
                JobTypes.PUBLISH_CHANNEL,
                "Publish channel",
                JobArea.LAUNCH,
                "Publishes what was made for a channel, once.")
            .reading(REQUEST_ID, channel),
        JobContract.of(
                JobTypes.VERIFY_PUBLICATION,
                "Verify publication",
                JobArea.LAUNCH,
                "Looks whether the publication is there; tries again until it is.")
            .reading(REQUEST_ID, channel),
        JobContract.of(
                JobTypes.RETRACT_PUBLICATION,
                "Retract publication",
                JobArea.LAUNCH,
                "Takes back what was published.")
            .reading(
                REQUEST_ID, optional("channel", "string", "The channel; none for all of them")));
  }

  private static List<JobContract> time() {
    return List.of(
        JobContract.of(
                JobTypes.COMPUTE_SLA,
                "Start clock",
                JobArea.TIME,
                "Starts the clock of a step by the agreement in force, or by the policy's row. On a user task it is a start listener; the step is then the task's own.")
            .reading(
                REQUEST_ID,
                Facts.OF_TRIAGE.get(1),
                optional("triage", "context", "What triage says; null before it"))
            .told(
                ContractHeader.optional("step", "Step", "Whose time is measured, such as delivery"),
                ContractHeader.optional(
                    "until", "Until", "The id of the element whose end stops the clock"))
            .setting(
                needed("dueAt", "string", "The instant by which it is promised"),
                needed("remindAt", "string", "The instant of the reminder"),
                needed("escalateAt", "string", "The instant of the escalation"),
                needed("escalateTo", "string", "The group that is told then"),
                needed("group", "string", "The group that does the step"),
                optional("clockKey", "string", "The clock, when it goes on after this step")),
        JobContract.of(
                JobTypes.COMPUTE_INTAKE_SLA,
                "Start clocks of the intake",
                JobArea.TIME,
                "Starts the clocks of the intake and of the first response, from the submission on. An end listener of the step that decides the policy.")
            .reading(
                REQUEST_ID,
                Facts.OF_TRIAGE.get(1),
                optional("triage", "context", "What triage says; null before it")),
        JobContract.of(
                JobTypes.HOLD_SLA,
                "Hold clock",
                JobArea.TIME,
                "Lets the clock of the stage stand still until the launch date. A start listener of what waits for that date.")
            .reading(
                REQUEST_ID, optional("launchAt", "string", "The date; null when it is not known")),
        JobContract.of(
                JobTypes.ENFORCE_SLA,
                "Ask clock",
                JobArea.TIME,
                "Carries out what is due by a clock, each once, and says when to look again.")
            .reading(
                REQUEST_ID,
                needed("clockKey", "string", "The clock"),
                optional("reachedAt", "string", "The instant that a timer has reached"))
            .setting(needed("nextAt", "string", "The instant ahead; null when there is none")),
        JobContract.of(
                JobTypes.REMIND_TASK,
                "Remind",
                JobArea.TIME,
                "Reminds those who should do a user task.")
            .told(TASK),
        JobContract.of(
                JobTypes.ESCALATE_TASK,
                "Escalate",
                JobArea.TIME,
                "Does what the policy says when a user task takes too long.")
            .told(TASK));
  }

  private static List<JobContract> telling() {
    return List.of(
        JobContract.of(
                JobTypes.NOTIFY_PERSON,
                "Notify person",
                JobArea.NOTIFICATION,
                "Tells people what has happened to a request, by the communication plan.")
            .reading(
                REQUEST_ID,
                optional("audience", "string", "Whom to tell, when the header names nobody"),
                optional("changedVersion", "number", "The version of the brief that it is about"))
            .told(
                ContractHeader.needed(
                    "event", "Event", "What has happened, such as request-accepted"),
                ContractHeader.optional(
                    "audience", "Audience", "requester, team, involved, or the name of a group")));
  }

  private static List<JobContract> figures() {
    return List.of(
        JobContract.of(
                JobTypes.COLLECT_RESULTS,
                "Collect results",
                JobArea.FIGURES,
                "Collects what came of a launch.")
            .reading(
                REQUEST_ID,
                needed("goalMetric", "string", "The success metric of the goal"),
                needed("measuringDays", "number", "How many days are measured"))
            .setting(
                needed("resultsComplete", "boolean", "Whether the goal's metric is known"),
                needed("measureUntil", "string", "The instant at which measuring ends")),
        JobContract.of(
                JobTypes.RECORD_KPI,
                "Record figures",
                JobArea.FIGURES,
                "Keeps the figures of a stage (as an end listener) or, before an end, of the request.")
            .reading(REQUEST_ID)
            .told(
                ContractHeader.optional(
                    "outcome",
                    "Outcome",
                    "How the request ends",
                    "delivered",
                    "rejected",
                    "cancelled",
                    "withdrawn")),
        JobContract.of(
                JobTypes.FIND_DUE_REPORTS,
                "Find due reports",
                JobArea.FIGURES,
                "Plans the reports that are due, each once.")
            .reading(optional("wantedRun", "string", "A report that somebody asks for now"))
            .setting(needed("reportRuns", "list", "The ids of planned reports")),
        JobContract.of(
                JobTypes.MAKE_REPORT,
                "Make report",
                JobArea.FIGURES,
                "Makes a report's mail and PDF, once.")
            .reading(REPORT_RUN),
        JobContract.of(
                JobTypes.MAIL_REPORT,
                "Mail report",
                JobArea.FIGURES,
                "Hands a report over to be mailed to each recipient, once.")
            .reading(REPORT_RUN));
  }
}
