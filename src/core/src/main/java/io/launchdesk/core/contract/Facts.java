package io.launchdesk.core.contract;

import static io.launchdesk.core.contract.ContractVariable.needed;

import java.util.List;
import java.util.Set;

/** Variables that more than one step of a request's processes relies on. */
public final class Facts {
  static final ContractVariable REQUEST_ID =
      needed("requestId", "string", "The request, such as MR-1001");

  /** What is read from the brief whenever it changes. */
  public static final List<ContractVariable> OF_BRIEF =
      List.of(
          REQUEST_ID,
          needed("requestType", "string", "The kind of request, such as email-campaign"),
          needed("requester", "string", "The username of who asks"),
          needed("intakeForm", "string", "The id of the form that the brief is written in"),
          needed("briefVersion", "number", "The version of the brief that the facts are read from"),
          needed("briefComplete", "boolean", "Whether nothing is missing"),
          needed("missingFields", "list", "The names of the brief's fields that are missing"),
          needed("budgetAmount", "number", "In whole EUR; 0 when none is asked for"),
          needed("costCentre", "string", "The cost centre to charge"),
          needed("channels", "list", "The channels, such as email or social"),
          needed("languages", "list", "Language tags (BCP 47), at least one"),
          needed("region", "string", "global, emea, apac or americas"),
          needed("urgency", "string", "normal or urgent, as the requester says"),
          needed("daysToLaunch", "number", "Calendar days to the wished launch; null without one"),
          needed("launchAt", "string", "The instant before which nothing is published"),
          needed("personalData", "boolean", "Whether personal data is used"),
          needed("claims", "boolean", "Whether the brief makes claims that must be provable"),
          needed("measuringDays", "number", "How many days results are collected; 0 for none"),
          needed("goalMetric", "string", "The success metric of the goal"));

  /** What triage and the agreements say, from the end of triage on. */
  public static final List<ContractVariable> OF_TRIAGE =
      List.of(
          needed("triage", "context", "priority, slaClass, team, checkFeasibility, taskPriority"),
          needed("slaPolicy", "list", "A row for each step: target, reminder, escalation, group"));

  /** What the brief may leave open; it is null then. */
  private static final Set<String> OPEN = Set.of("daysToLaunch");

  private Facts() {}

  /** Whether a variable of this name is read from every brief, and never null. */
  public static boolean isAlwaysThere(String variable) {
    return !OPEN.contains(variable)
        && OF_BRIEF.stream().anyMatch(fact -> fact.name().equals(variable));
  }
}
