package io.launchdesk.portal.studio.change;

import io.launchdesk.core.identity.Role;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.identity.Access;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may do what with a change, and when. */
@Component
class ChangeRules {
  private final ChangeRepository changes;

  ChangeRules(ChangeRepository changes) {
    this.changes = changes;
  }

  static void requireReader(Access access) {
    if (!access.seesModels()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Changes are for process owners, analysts, operators and admins.");
    }
  }

  static void requireEditor(Access access) {
    if (!access.mayChangeModels()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Models are changed by process owners and admins.");
    }
  }

  /** The steps that the person could take now. */
  List<ChangeStep> open(Access access, Change change) {
    if (!access.mayChangeModels()) {
      return List.of();
    }
    return Arrays.stream(ChangeStep.values())
        .filter(step -> hindrance(access, change, step).isEmpty())
        .toList();
  }

  /** Whether the person may write title, reason, moment and models. */
  static boolean mayWrite(Access access, Change change) {
    return access.mayChangeModels()
        && change.author().equals(access.person().username())
        && !change.isReturn()
        && (change.state() == ChangeState.DRAFT || change.state() == ChangeState.SENT_BACK);
  }

  /**
   * @throws Refusal when the person may not take the step, or not now
   */
  void require(Access access, Change change, ChangeStep step) {
    requireEditor(access);
    hindrance(access, change, step)
        .ifPresent(
            hindrance -> {
              throw hindrance;
            });
  }

  private Optional<Refusal> hindrance(Access access, Change change, ChangeStep step) {
    if (!step.isFrom(change.state()) || !fits(change, step)) {
      return Optional.of(
          new Refusal(
              ProblemType.CHANGE_MOVED,
              "Change %d is %s.".formatted(change.number(), change.state().slug())));
    }
    String me = access.person().username();
    boolean author = change.author().equals(me);
    return switch (step.by()) {
      case EDITOR -> Optional.empty();
      case AUTHOR -> author ? Optional.empty() : forbidden("This is for who proposed the change.");
      case AUTHOR_OR_ADMIN ->
          author || access.person().hasAny(Role.ADMIN)
              ? Optional.empty()
              : forbidden("This is for who proposed the change, and for admins.");
      case SECOND -> second(me, change);
    };
  }

  /** Returns are made and looked over, ordinary changes are reviewed before. */
  private static boolean fits(Change change, ChangeStep step) {
    return switch (step) {
      case CONFIRM -> change.isReturn() && change.reviewer() == null;
      case RECALL -> !change.isReturn();
      default -> true;
    };
  }

  private Optional<Refusal> second(String me, Change change) {
    Set<String> writers = changes.writers(change.number());
    return writers.contains(me)
        ? Optional.of(
            new Refusal(
                ProblemType.FOUR_EYES_ON_MODELS,
                "You have proposed this change, or written what it proposes."))
        : Optional.empty();
  }

  private static Optional<Refusal> forbidden(String detail) {
    return Optional.of(new Refusal(ProblemType.FORBIDDEN, detail));
  }
}
