package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Flow;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks through everything that processes may do. What may come of a scope is found once for each
 * set of facts with which it is entered.
 */
final class Search {
  private static final int MOST_STATES = 200_000;

  final World world;
  private final Map<Place, Summary> known = new HashMap<>();
  private final Set<Trail.Step> touched = new HashSet<>();
  private final Set<String> entered = new HashSet<>();
  private final Deque<String> calls = new ArrayDeque<>();
  private final Set<Flaw> flaws = new LinkedHashSet<>();
  private int states;

  Search(World world) {
    this.world = world;
  }

  private record Place(String process, String where, Facts facts) {}

  /** Everything that may come of a process when it begins with this start event. */
  Summary process(ProcessGraph process, Node start, Facts facts) {
    entered.add(process.id());
    calls.push(process.id());
    Summary summary = enter(process.id(), process.scope(), start, facts);
    calls.pop();
    return summary;
  }

  boolean isRunning(String process) {
    return calls.contains(process);
  }

  Summary enter(String process, Scope scope, Node start, Facts facts) {
    touch(process, start.id());
    Trail trail = Trail.EMPTY.then(process, start.id());
    return explore(process, scope, start.id(), start.outgoing(), facts, trail, true);
  }

  /**
   * Everything that may come of tokens on these flows.
   *
   * @param where id of what has put them there
   * @param whole whether event subprocesses run, too; not for a part of a scope that runs beside it
   */
  Summary explore(
      String process,
      Scope scope,
      String where,
      List<Flow> flows,
      Facts facts,
      Trail trail,
      boolean whole) {
    Place place = new Place(process, where, facts);
    Summary before = known.get(place);
    if (before != null) {
      return before;
    }
    known.put(place, Summary.NOTHING);
    Summary summary = new ScopeSearch(this, process, scope, whole).run(flows, facts, trail);
    known.put(place, summary);
    return summary;
  }

  /** A find because of what a decision came to; what is at fault in its table is noted. */
  Outcome told(Flaw flaw, String process, String element) {
    flaws.add(flaw);
    return Outcome.found(flaw.control(), process, element, flaw.sentence(), Trail.EMPTY);
  }

  /** What is at fault in tables, as far as it leads to something. */
  Set<Flaw> flaws() {
    return flaws;
  }

  void touch(String process, String element) {
    touched.add(new Trail.Step(process, element));
  }

  boolean isTouched(String process, String element) {
    return touched.contains(new Trail.Step(process, element));
  }

  boolean isEntered(String process) {
    return entered.contains(process);
  }

  /**
   * @throws TooLarge when there are more than are looked at
   */
  void countState() {
    if (++states > MOST_STATES) {
      throw new TooLarge("there are more than " + MOST_STATES + " states");
    }
  }

  int states() {
    return states;
  }
}
