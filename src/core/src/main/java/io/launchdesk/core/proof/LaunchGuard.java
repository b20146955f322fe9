package io.launchdesk.core.proof;

import io.launchdesk.core.proof.Review.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has to be known when something is published. */
record LaunchGuard(String process, String element) {
  private static final Map<Review, String> NOT_ASKED =
      Map.of(
          Review.APPROVAL,
          "A request can be published without the approvals that the table approvalPolicy demands."
              + " Lead every way to the launch through the approval.",
          Review.ASSETS,
          "A request can be published without the reviews of its assets that the table"
              + " productionPlan demands. Lead every way to the launch through the production and"
              + " its review.");

  List<Outcome> check(Facts facts, Search search) {
    List<Outcome> found = new ArrayList<>();
    for (Review review : Review.ALL) {
      if (!Stage.HEARD.equals(facts.get(review.stage()))) {
        found.add(breach(process, element, NOT_ASKED.get(review)));
      } else if (facts.get(review.flaw()) instanceof Flaw flaw
          && flaw.kind() == Flaw.Kind.UNASKED) {
        found.add(search.told(flaw, flaw.process(), flaw.element()));
      }
    }
    facts.known().keySet().stream()
        .filter(mark -> mark.startsWith(Review.REFUSED))
        .map(mark -> mark.substring(mark.indexOf(':', Review.REFUSED.length()) + 1).split("/", 2))
        .forEach(
            where ->
                found.add(
                    breach(
                        where[0],
                        where[1],
                        "A request can be published although it was not let pass here, or was never"
                            + " put before anybody. Let only a full approval lead on to the"
                            + " launch.")));
    return found;
  }

  /** The review that was not even begun where something is published; null for other finds. */
  static Review notAsked(Outcome found) {
    return NOT_ASKED.entrySet().stream()
        .filter(one -> one.getValue().equals(found.message()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static Outcome breach(String process, String element, String message) {
    return Outcome.found(Control.REVIEWED_BEFORE_LAUNCH, process, element, message, Trail.EMPTY);
  }
}
