package io.launchdesk.core.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which approvals are still needed. */
public final class ApprovalPlan {

  private ApprovalPlan() {}

  /**
   * The rounds that are still to be asked, in order; empty when everything is approved. All steps
   * of an order that need everyone make up one round; a step with a quorum is a round of its own.
   *
   * @param decisions all decisions about the request, in any order
   * @param changes all changes of its brief
   */
  public static List<ApprovalRound> rounds(
      List<ApprovalStep> policy, List<ApprovalDecision> decisions, List<BriefChange> changes) {
    Map<Integer, List<ApprovalStep>> byOrder =
        onePerStep(policy).stream()
            .collect(Collectors.groupingBy(ApprovalStep::order, TreeMap::new, Collectors.toList()));
    List<ApprovalRound> rounds = new ArrayList<>();
    for (List<ApprovalStep> steps : byOrder.values()) {
      roundOfAll(steps, decisions, changes).ifPresent(rounds::add);
      steps.stream()
          .filter(ApprovalStep::quorum)
          .map(step -> roundOfQuorum(step, decisions, changes))
          .filter(Objects::nonNull)
          .forEach(rounds::add);
    }
    return rounds;
  }

  /**
   * The people whose approval of the step still stands: their last decision is an approval, and no
   * field that concerns the step has changed since the version they saw.
   */
  public static Set<String> standingApprovals(
      ApprovalStep step, List<ApprovalDecision> decisions, List<BriefChange> changes) {
    Map<String, ApprovalDecision> lastByPerson =
        decisions.stream()
            .filter(decision -> decision.step().equals(step.step()))
            .sorted(Comparator.comparing(ApprovalDecision::decidedAt))
            .collect(
                Collectors.toMap(
                    ApprovalDecision::person, decision -> decision, (earlier, later) -> later));
    return lastByPerson.values().stream()
        .filter(ApprovalDecision::approves)
        .filter(decision -> !changedSince(decision.briefVersion(), step, changes))
        .map(ApprovalDecision::person)
        .collect(Collectors.toSet());
  }

  private static boolean changedSince(int version, ApprovalStep step, List<BriefChange> changes) {
    return changes.stream()
        .filter(change -> change.version() > version)
        .anyMatch(change -> step.concernedBy(change.changedFields()));
  }

  private static Optional<ApprovalRound> roundOfAll(
      List<ApprovalStep> steps, List<ApprovalDecision> decisions, List<BriefChange> changes) {
    List<ApprovalRound.Seat> seats =
        steps.stream()
            .filter(step -> !step.quorum())
            .flatMap(
                step ->
                    seats(step, step.needed() - standingApprovals(step, decisions, changes).size())
                        .stream())
            .toList();
    return seats.isEmpty()
        ? Optional.empty()
        : Optional.of(new ApprovalRound("all", seats.size(), seats));
  }

  private static ApprovalRound roundOfQuorum(
      ApprovalStep step, List<ApprovalDecision> decisions, List<BriefChange> changes) {
    int standing = standingApprovals(step, decisions, changes).size();
    int missing = step.needed() - standing;
    return missing <= 0
        ? null
        : new ApprovalRound("quorum", missing, seats(step, step.reviewers() - standing));
  }

  private static List<ApprovalRound.Seat> seats(ApprovalStep step, int count) {
    return IntStream.rangeClosed(1, Math.max(0, count))
        .mapToObj(seat -> new ApprovalRound.Seat(step.step(), step.title(), step.group(), seat))
        .toList();
  }

  /** A policy may name a step in several rows that hold; the first one counts. */
  private static List<ApprovalStep> onePerStep(List<ApprovalStep> policy) {
    Set<String> seen = new HashSet<>();
    return policy.stream().filter(step -> seen.add(step.step())).toList();
  }
}
