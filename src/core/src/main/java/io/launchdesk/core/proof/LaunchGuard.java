package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.Review.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has to be known when something is published. */
record LaunchGuard(String process, String element) {
  private static final Map<Review, Sentence> NOT_ASKED =
      Map.of(
          Review.APPROVAL,
          Sentence.of("proof.not-approved"),
          Review.ASSETS,
          Sentence.of("proof.not-reviewed"));

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
        .forEach(where -> found.add(breach(where[0], where[1], Sentence.of("proof.not-let-pass"))));
    return found;
  }

  /** The review that was not even begun where something is published; null for other finds. */
  static Review notAsked(Outcome found) {
    return NOT_ASKED.entrySet().stream()
        .filter(one -> one.getValue().equals(found.sentence()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static Outcome breach(String process, String element, Sentence sentence) {
    return Outcome.found(Control.REVIEWED_BEFORE_LAUNCH, process, element, sentence, Trail.EMPTY);
  }
}
