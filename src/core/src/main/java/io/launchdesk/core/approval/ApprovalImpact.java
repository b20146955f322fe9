package io.launchdesk.core.approval;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a change of the brief touches an approval that is under way. */
public final class ApprovalImpact {
  private static final Set<String> MONEY = Set.of("budget", "costCentre");

  private ApprovalImpact() {}

  /**
   * What was planned, and what has changed since.
   *
   * @param planned the policy that the open steps come from
   * @param plannedVersion the version of the brief that they were planned with
   * @param revised the policy for the current brief
   * @param decisions all decisions about the request
   * @param changes all changes of its brief
   */
  public record Situation(
      List<ApprovalStep> planned,
      int plannedVersion,
      List<ApprovalStep> revised,
      List<ApprovalDecision> decisions,
      List<BriefChange> changes) {}

  /**
   * Whether the open tasks are out of date: other people have to be asked, somebody is asked about
   * a field that changed, money changed, or a change was asked for and this may be it. Otherwise
   * open tasks go on, claims and deadlines included.
   */
  public static boolean affected(Situation it) {
    List<BriefChange> known =
        it.changes().stream().filter(change -> change.version() <= it.plannedVersion()).toList();
    Set<String> changed =
        it.changes().stream()
            .filter(change -> change.version() > it.plannedVersion())
            .flatMap(change -> change.changedFields().stream())
            .collect(Collectors.toSet());
    List<ApprovalRound> before = ApprovalPlan.rounds(it.planned(), it.decisions(), known);
    List<ApprovalRound> after = ApprovalPlan.rounds(it.revised(), it.decisions(), it.changes());
    return !before.equals(after)
        || changed.stream().anyMatch(MONEY::contains)
        || open(it.revised(), after).anyMatch(step -> step.concernedBy(List.copyOf(changed)))
        || changesAreAwaited(after, it.decisions());
  }

  private static Stream<ApprovalStep> open(List<ApprovalStep> policy, List<ApprovalRound> rounds) {
    Set<String> open = steps(rounds);
    return policy.stream().filter(step -> open.contains(step.step()));
  }

  private static boolean changesAreAwaited(
      List<ApprovalRound> rounds, Collection<ApprovalDecision> decisions) {
    Set<String> open = steps(rounds);
    return decisions.stream()
        .filter(decision -> open.contains(decision.step()))
        .collect(
            Collectors.toMap(
                decision -> decision.step() + "/" + decision.person(),
                decision -> decision,
                (one, other) -> one.decidedAt().isAfter(other.decidedAt()) ? one : other))
        .values()
        .stream()
        .anyMatch(decision -> "request-changes".equals(decision.decision()));
  }

  private static Set<String> steps(List<ApprovalRound> rounds) {
    return rounds.stream()
        .flatMap(round -> round.steps().stream())
        .map(ApprovalRound.Seat::step)
        .collect(Collectors.toSet());
  }
}
