package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Cause;
import io.launchdesk.core.proof.ProcessGraph.Reaction;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import java.util.List;
import java.util.Map;

/** The event subprocesses of a scope: they may begin at any moment, or when an error is thrown. */
record Reactions(
    Search search, String process, Scope scope, Map<Facts, Trail> visited, Outcomes outcomes) {

  void run() {
    List<Outcome> thrown =
        outcomes.all().stream().filter(one -> one.kind() == Outcome.Kind.ERROR).toList();
    for (Reaction reaction : scope.reactions()) {
      if (reaction.cause() == Cause.ERROR) {
        for (Outcome error : thrown) {
          if (catches(reaction, error)) {
            start(reaction, error.facts(), error.trail());
            if (!Outcome.ANY.equals(error.code())) {
              outcomes.remove(error);
            }
          }
        }
      } else {
        visited.forEach((facts, trail) -> start(reaction, facts, trail));
      }
    }
  }

  private static boolean catches(Reaction reaction, Outcome error) {
    return reaction.code() == null
        || Outcome.ANY.equals(error.code())
        || reaction.code().equals(error.code());
  }

  private void start(Reaction reaction, Facts facts, Trail trail) {
    search.touch(process, reaction.node().id());
    Scope inner = reaction.node().inner();
    Trail here = trail.then(process, reaction.node().id());
    inner
        .starts()
        .forEach(
            begin ->
                search
                    .enter(process, inner, begin, facts)
                    .outcomes()
                    .forEach(
                        one -> {
                          if (one.kind() != Outcome.Kind.DONE || reaction.interrupting()) {
                            outcomes.add(one.after(here));
                          }
                        }));
  }
}
