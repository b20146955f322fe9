package io.launchdesk.standalone.demo;

import java.util.function.Predicate;

/** What happens to a request in the demonstration, and how it ends. */
enum Scenario {
  STRAIGHT("delivered straight", "delivered", Stage.END, brief -> true),
  INCOMPLETE("brief completed on demand", "delivered", Stage.END, brief -> true),
  DUPLICATE_REJECTED("duplicate", "rejected", Stage.INTAKE, brief -> true),
  DUPLICATE_KEPT("looks like a duplicate", "delivered", Stage.END, brief -> true),
  OFFER_ACCEPTED("counter-offer accepted", "delivered", Stage.END, Example::isLookedAtFirst),
  OFFER_AMENDED("counter-offer amended", "delivered", Stage.END, Example::isLookedAtFirst),
  OFFER_DECLINED("counter-offer declined", "cancelled", Stage.INTAKE, Example::isLookedAtFirst),
  NOT_FEASIBLE("not feasible", "rejected", Stage.INTAKE, Example::isLookedAtFirst),
  CHANGES_REQUESTED("changed for the approver", "delivered", Stage.END, brief -> true),
  APPROVAL_REJECTED("rejected by the approver", "rejected", Stage.APPROVAL, brief -> true),
  QUORUM("approved by two of three", "delivered", Stage.END, Example::isForThePanel),
  BUDGET_EXCEEDED("over budget, allowed", "delivered", Stage.END, brief -> true),
  BUDGET_REDUCED("over budget, reduced", "delivered", Stage.END, brief -> true),
  BUDGET_REFUSED("over budget, refused", "rejected", Stage.APPROVAL, brief -> true),
  REWORK("asset reworked", "delivered", Stage.END, brief -> true),
  CHECK_FAILED("asset failed its check once", "delivered", Stage.END, Example::hasText),
  CHANNEL_FAILS(
      "channel fails, operator repairs", "delivered", Stage.END, Example::hasOuterChannel),
  NO_GO("called off", "cancelled", Stage.LAUNCH, brief -> true),
  TAKEN_BACK("taken back", "cancelled", Stage.LAUNCH, brief -> true),
  WITHDRAWN_IN_INTAKE("withdrawn in intake", "withdrawn", Stage.INTAKE, Example::isLookedAtFirst),
  WITHDRAWN_IN_APPROVAL("withdrawn in approval", "withdrawn", Stage.APPROVAL, brief -> true),
  WITHDRAWN_IN_PRODUCTION("withdrawn in production", "withdrawn", Stage.PRODUCTION, brief -> true),
  WITHDRAWN_IN_LAUNCH("withdrawn before launch", "withdrawn", Stage.LAUNCH, brief -> true),
  WITHDRAWN_WHILE_MEASURING("withdrawn after launch", "withdrawn", Stage.MEASURING, brief -> true);

  private final String title;
  private final String outcome;
  private final Stage endsIn;
  private final Predicate<Example> fits;

  Scenario(String title, String outcome, Stage endsIn, Predicate<Example> fits) {
    this.title = title;
    this.outcome = outcome;
    this.endsIn = endsIn;
    this.fits = fits;
  }

  /** For people, in a few words. */
  String title() {
    return title;
  }

  /** The status in which the request ends. */
  String outcome() {
    return outcome;
  }

  /** The stage in which it ends; {@link Stage#END} when it goes all the way. */
  Stage endsIn() {
    return endsIn;
  }

  /** Whether the scenario can happen to this brief. */
  boolean fits(Example example) {
    return fits.test(example);
  }

  boolean isWithdrawn() {
    return outcome.equals("withdrawn");
  }

  boolean isDuplicate() {
    return this == DUPLICATE_REJECTED || this == DUPLICATE_KEPT;
  }
}
