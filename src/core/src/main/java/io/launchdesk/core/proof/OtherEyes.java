package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.ProcessGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a task keeps the requester away from a decision about the own request. The portal refuses
 * claims and answers of the requester, and of deputies who answered for the requester, where a task
 * has the header {@code fourEyes}; so a model keeps the control as long as each such task has it.
 */
record OtherEyes(String process, Node task) {
  private static final String HEADER = "fourEyes";
  private static final String REQUESTER = "requester";

  /**
   * @param facts that the task's form steers
   */
  List<Outcome> check(Expressions feel, Set<String> facts) {
    List<Outcome> found = new ArrayList<>();
    for (String fact : facts.stream().filter(Review.OTHER_EYES::containsKey).sorted().toList()) {
      if (!"true".equals(task.work().headers().get(HEADER))) {
        found.add(breach("proof.other-eyes-header", fact));
      }
      if (names(feel, task.work().assignee()) || names(feel, task.work().candidates())) {
        found.add(breach("proof.other-eyes-given", fact));
      }
    }
    return found;
  }

  private static boolean names(Expressions feel, String text) {
    return text != null
        && text.startsWith("=")
        && feel.roots(text.substring(1)).contains(REQUESTER);
  }

  private Outcome breach(String code, String fact) {
    return Outcome.found(
        Control.OTHER_EYES, process, task.id(), Sentence.of(code, "fact", fact), Trail.EMPTY);
  }
}
