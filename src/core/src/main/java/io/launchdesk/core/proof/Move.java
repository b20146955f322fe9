package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Flow;
import java.util.List;

/**
 * What may happen when a node is reached: tokens go on, or the scope as a whole comes to something.
 *
 * @param outcome null when tokens go on
 * @param ends whether nothing follows in the scope; a find alone does not end it
 */
record Move(List<Flow> flows, Facts facts, Trail trail, Outcome outcome, boolean ends) {
  static Move on(List<Flow> flows, Facts facts, Trail trail) {
    return new Move(flows, facts, trail, null, false);
  }

  static Move found(Outcome outcome) {
    return new Move(List.of(), outcome.facts(), outcome.trail(), outcome, false);
  }

  static Move end(Outcome outcome) {
    return new Move(List.of(), outcome.facts(), outcome.trail(), outcome, true);
  }
}
