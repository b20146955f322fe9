package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.ProcessGraph.Flow;
import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plays every course of tokens through one scope, breadth first. Of several tokens one that neither
 * asks for facts nor changes them goes first, which loses no course that ends differently.
 */
final class ScopeSearch {
  private static final int MOST_TOKENS = 2;

  private final Search search;
  private final String process;
  private final Scope scope;
  private final boolean whole;
  private final Moves moves;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<State, Trail> seen = new LinkedHashMap<>();
  private final Map<State, Set<State>> before = new HashMap<>();
  private final Set<State> ends = new HashSet<>();
  private final Deque<State> open = new ArrayDeque<>();
  private final Map<Facts, Trail> visited = new LinkedHashMap<>();
  private final Outcomes outcomes = new Outcomes();
  private boolean stuck;

  ScopeSearch(Search search, String process, Scope scope, boolean whole) {
    this.search = search;
    this.process = process;
    this.scope = scope;
    this.whole = whole;
    this.moves = new Moves(search, process, scope);
    scope.nodes().forEach(node -> nodes.put(node.id(), node));
  }

  /**
   * @param tokens how many stand on each flow
   */
  private record State(Map<String, Integer> tokens, Facts facts) {}

  Summary run(List<Flow> flows, Facts facts, Trail trail) {
    reach(null, state(Map.of(), flows, facts), trail);
    while (!open.isEmpty()) {
      State state = open.poll();
      search.countState();
      go(state, seen.get(state));
    }
    if (!stuck) {
      reportEndless();
    }
    if (outcomes.all().stream().anyMatch(one -> Outcome.ANY.equals(one.code()))) {
      visited.forEach((known, way) -> outcomes.add(Outcome.error(Outcome.ANY, known, way)));
    }
    if (whole) {
      new Reactions(search, process, scope, visited, outcomes).run();
    }
    return new Summary(List.copyOf(outcomes.all()), visited);
  }

  private void go(State state, Trail trail) {
    visited.putIfAbsent(state.facts(), trail);
    if (state.tokens().isEmpty()) {
      outcomes.add(Outcome.done(state.facts(), trail));
      ends.add(state);
      return;
    }
    List<Node> ready = ready(state);
    if (ready.isEmpty()) {
      reportWaiting(state, trail);
      return;
    }
    List<Node> next =
        ready.stream()
            .filter(node -> moves.isQuiet(node, state.facts()))
            .findFirst()
            .map(List::of)
            .orElse(ready);
    boolean leads = false;
    for (Node node : next) {
      Flow in = arriving(state, node);
      Trail here = trail.then(process, in.id());
      for (Move move : moves.of(node, state.facts())) {
        if (move.outcome() == null) {
          reach(state, after(state, node, in, move), here.then(move.trail()));
          leads = true;
        } else {
          outcomes.add(move.outcome().after(here));
          if (move.ends() && !Outcome.ANY.equals(move.outcome().code())) {
            ends.add(state);
          }
        }
      }
    }
    if (!leads) {
      ends.add(state);
    }
  }

  private List<Node> ready(State state) {
    List<Node> ready = new ArrayList<>();
    for (Node node : scope.nodes()) {
      boolean some = node.incoming().stream().anyMatch(flow -> has(state, flow));
      boolean all = node.incoming().stream().allMatch(flow -> has(state, flow));
      if (some && (node.kind() != Kind.PARALLEL || all)) {
        ready.add(node);
      }
    }
    return ready;
  }

  private static boolean has(State state, Flow flow) {
    return state.tokens().containsKey(flow.id());
  }

  private Flow arriving(State state, Node node) {
    return node.incoming().stream().filter(flow -> has(state, flow)).findFirst().orElseThrow();
  }

  private State after(State state, Node node, Flow in, Move move) {
    Map<String, Integer> left = new TreeMap<>(state.tokens());
    List<Flow> taken = node.kind() == Kind.PARALLEL ? node.incoming() : List.of(in);
    taken.forEach(flow -> left.computeIfPresent(flow.id(), (id, n) -> n == 1 ? null : n - 1));
    return state(left, move.flows(), move.facts());
  }

  private State state(Map<String, Integer> tokens, List<Flow> flows, Facts facts) {
    Map<String, Integer> all = new TreeMap<>(tokens);
    flows.forEach(flow -> all.merge(flow.id(), 1, Integer::sum));
    Set<String> beside = search.world.writtenBeside(process, scope);
    return new State(
        all, facts.without(name -> beside.contains(name) || beside.contains(Facts.variable(name))));
  }

  private void reach(State from, State state, Trail trail) {
    String crowded =
        state.tokens().entrySet().stream()
            .filter(flow -> flow.getValue() > MOST_TOKENS)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (crowded != null) {
      stuck = true;
      outcomes.add(
          Outcome.found(
              Control.NO_DEAD_END, process, crowded, Sentence.of("proof.crowded"), trail));
      return;
    }
    if (from != null) {
      before.computeIfAbsent(state, key -> new LinkedHashSet<>()).add(from);
    }
    if (seen.putIfAbsent(state, trail) == null) {
      open.add(state);
    }
  }

  private void reportWaiting(State state, Trail trail) {
    stuck = true;
    ends.add(state);
    Node waiting =
        scope.nodes().stream()
            .filter(node -> node.incoming().stream().anyMatch(flow -> has(state, flow)))
            .findFirst()
            .orElseThrow();
    outcomes.add(
        Outcome.found(
            Control.NO_DEAD_END,
            process,
            waiting.id(),
            Sentence.of("proof.waiting"),
            trail.then(process, waiting.id())));
  }

  /** What cannot come to an end any more goes round for ever. */
  private void reportEndless() {
    Set<State> ending = new HashSet<>(ends);
    Deque<State> back = new ArrayDeque<>(ends);
    while (!back.isEmpty()) {
      for (State from : before.getOrDefault(back.poll(), Set.of())) {
        if (ending.add(from)) {
          back.add(from);
        }
      }
    }
    for (Map.Entry<State, Trail> one : seen.entrySet()) {
      if (!ending.contains(one.getKey())) {
        List<Trail.Step> steps = one.getValue().steps();
        outcomes.add(
            Outcome.found(
                Control.NO_DEAD_END,
                process,
                steps.getLast().element(),
                Sentence.of("proof.endless"),
                one.getValue()));
        return;
      }
    }
  }
}
