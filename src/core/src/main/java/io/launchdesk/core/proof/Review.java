package io.launchdesk.core.proof;

import io.launchdesk.core.contract.JobTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A review that a decision table demands, and how the models carry it out: the decision says who is
 * asked, a job makes a list of it, and a repeated activity puts each item before people.
 *
 * @param name in the marks of the proof
 * @param decision id of the decision
 * @param plan type of the job that makes the list
 * @param list variable with the list
 * @param answer fact that the reviewer's form steers
 * @param yes value of it that lets the request go on
 * @param group column of the decision with the group that is asked
 * @param always whether every request is put before somebody, so that the decision must not come to
 *     nothing
 */
record Review(
    String name,
    String decision,
    String plan,
    String list,
    String answer,
    String yes,
    String group,
    boolean always) {

  static final String REFUSED = "$no:";

  static final Review APPROVAL =
      new Review(
          "approval",
          "approvalPolicy",
          JobTypes.PLAN_APPROVALS,
          "approvalRounds",
          "approvalDecision",
          "approve",
          "group",
          true);

  static final Review ASSETS =
      new Review(
          "assets",
          "productionPlan",
          JobTypes.PLAN_DELIVERABLES,
          "deliverables",
          "reviewDecision",
          "accept",
          "reviewGroup",
          false);

  static final List<Review> ALL = List.of(APPROVAL, ASSETS);

  /**
   * Facts that only somebody else than the requester may decide, and what lets the request go on.
   */
  static final Map<String, Set<String>> OTHER_EYES =
      Map.of(
          "approvalDecision", Set.of("approve"),
          "budgetDecision", Set.of("exceed"),
          "goDecision", Set.of("go"));

  String stage() {
    return "$" + name + ".stage";
  }

  String answered() {
    return "$" + name + ".answered";
  }

  /** The mark that the decision came to something by which the review cannot be held. */
  String flaw() {
    return "$" + name + ".flaw";
  }

  /** The mark that reviewers are asked in a loop which holds each of them to an answer. */
  String asking() {
    return "$" + name + ".asking";
  }

  /** The mark that somebody has not let the request pass here. */
  String refusal(String process, String element) {
    return refusals() + process + "/" + element;
  }

  /**
   * What all marks of this review begin with that say that somebody has not let the request pass.
   */
  String refusals() {
    return REFUSED + name + ":";
  }

  /** Where a review is: who is asked was decided, planned, and everybody was heard. */
  enum Stage {
    DECIDED,
    PLANNED,
    HEARD
  }
}
