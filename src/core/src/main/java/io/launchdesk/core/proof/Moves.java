package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.ProcessGraph.Boundary;
import io.launchdesk.core.proof.ProcessGraph.Cause;
import io.launchdesk.core.proof.ProcessGraph.Flow;
import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What may happen when a token reaches a node of a scope. */
final class Moves {
  private final Search search;
  private final World world;
  private final String process;
  private final Scope scope;
  private final Activities activities;
  private final Gateways gateways;

  Moves(Search search, String process, Scope scope) {
    this.search = search;
    this.world = search.world;
    this.process = process;
    this.scope = scope;
    this.activities = new Activities(search, process);
    this.gateways = new Gateways(world, process);
  }

  /** Whether the node neither asks for facts nor changes them, nor ends the scope. */
  boolean isQuiet(Node node, Facts facts) {
    return switch (node.kind()) {
      case EVENT, LINK, PARALLEL, EVENT_BASED, END -> node.outputs().isEmpty();
      case TASK, JOB, USER -> activities.isQuiet(node, facts);
      case EXCLUSIVE ->
          node.outgoing().stream()
              .noneMatch(
                  flow -> flow.condition() != null && world.cases(flow.condition(), facts) != null);
      default -> false;
    };
  }

  List<Move> of(Node node, Facts facts) {
    search.touch(process, node.id());
    Trail here = Trail.EMPTY.then(process, node.id());
    List<Move> moves = new ArrayList<>(reached(node, facts, here));
    if (node.outgoing().isEmpty() && !isEnd(node)) {
      moves.add(Move.found(open(node, here)));
    }
    return moves;
  }

  private static boolean isEnd(Node node) {
    return switch (node.kind()) {
      case END, TERMINATE, ERROR, LINK -> true;
      default -> false;
    };
  }

  /** What leads nowhere ends the way without saying how. */
  private Outcome open(Node node, Trail way) {
    return Outcome.found(Control.NO_DEAD_END, process, node.id(), Sentence.of("proof.open"), way);
  }

  private List<Move> reached(Node node, Facts facts, Trail here) {
    return switch (node.kind()) {
      case EXCLUSIVE -> gateways.choose(node, facts, here);
      case INCLUSIVE -> gateways.several(node, facts, here);
      case EVENT_BASED ->
          node.outgoing().stream().map(flow -> Move.on(List.of(flow), facts, here)).toList();
      case LINK -> link(node, facts, here);
      case ERROR -> List.of(Move.end(Outcome.error(node.work().code(), facts, here)));
      case TERMINATE ->
          activities.mapped(node.outputs(), facts, facts).stream()
              .map(after -> Move.end(Outcome.done(after, here)))
              .toList();
      case START, EVENT, END, PARALLEL ->
          activities.mapped(node.outputs(), facts, facts).stream()
              .map(after -> Move.on(node.outgoing(), after, here))
              .toList();
      case TASK, JOB, USER, RULE, CALL, SCOPE -> activity(node, facts, here);
    };
  }

  private List<Move> link(Node node, Facts facts, Trail here) {
    if (node.incoming().isEmpty()) {
      return List.of(Move.on(node.outgoing(), facts, here));
    }
    Node target =
        scope.nodes().stream()
            .filter(one -> one.kind() == Kind.LINK && one.incoming().isEmpty())
            .filter(one -> Objects.equals(one.work().code(), node.work().code()))
            .findFirst()
            .orElse(null);
    if (target == null) {
      return List.of(
          Move.end(
              Outcome.found(
                  Control.NO_DEAD_END, process, node.id(), Sentence.of("proof.unlinked"), here)));
    }
    search.touch(process, target.id());
    return List.of(Move.on(target.outgoing(), facts, here.then(process, target.id())));
  }

  private List<Move> activity(Node node, Facts facts, Trail here) {
    List<Move> moves = new ArrayList<>();
    for (Facts inside : activities.mapped(node.inputs(), facts, facts)) {
      Summary summary = activities.run(node, inside);
      for (Outcome outcome : summary.outcomes()) {
        switch (outcome.kind()) {
          case FOUND -> moves.add(Move.found(outcome.after(here)));
          case ERROR -> caught(node, facts, outcome.after(here), moves);
          case DONE -> {
            for (Facts after : activities.left(node, facts, outcome.facts())) {
              moves.add(Move.on(node.outgoing(), after, here.then(outcome.trail())));
            }
          }
        }
      }
      for (Boundary boundary : node.boundaries()) {
        react(node, boundary, facts, inside, summary, here, moves);
      }
    }
    return moves;
  }

  private void caught(Node node, Facts outer, Outcome error, List<Move> moves) {
    boolean any = Outcome.ANY.equals(error.code());
    for (Boundary boundary : node.boundaries()) {
      if (boundary.cause() == Cause.ERROR
          && (any || boundary.code() == null || boundary.code().equals(error.code()))) {
        search.touch(process, boundary.node().id());
        Trail trail = error.trail().then(process, boundary.node().id());
        if (boundary.node().outgoing().isEmpty()) {
          moves.add(Move.found(open(boundary.node(), trail)));
        }
        for (Facts after : activities.left(boundary.node(), outer, restored(node, outer, error))) {
          moves.add(Move.on(boundary.node().outgoing(), after, trail));
        }
        if (!any) {
          return;
        }
      }
    }
    Facts after = restored(node, outer, error);
    moves.add(Move.end(Outcome.error(error.code(), after, error.trail())));
  }

  private Facts restored(Node node, Facts outer, Outcome error) {
    return activities.restored(node, outer, error.facts());
  }

  private void react(
      Node node,
      Boundary boundary,
      Facts outer,
      Facts inside,
      Summary summary,
      Trail here,
      List<Move> moves) {
    if (boundary.cause() == Cause.ERROR) {
      return;
    }
    search.touch(process, boundary.node().id());
    List<Flow> flows = boundary.node().outgoing();
    if (flows.isEmpty() && boundary.cause() != Cause.COMPENSATION) {
      moves.add(Move.found(open(boundary.node(), here.then(process, boundary.node().id()))));
    }
    if (boundary.cause() == Cause.COMPENSATION) {
      Node handler = scope.node(boundary.handler());
      if (handler != null) {
        search.touch(process, handler.id());
        beside(activities.run(handler, outer), here.then(process, handler.id()), moves);
      }
    } else if (boundary.interrupting()) {
      summary
          .visited()
          .forEach(
              (facts, way) ->
                  moves.add(
                      Move.on(
                          flows,
                          activities.restored(node, outer, facts),
                          here.then(way).then(process, boundary.node().id()))));
    } else if (runsAside(boundary)) {
      Trail trail = Trail.EMPTY.then(process, boundary.node().id());
      beside(
          search.explore(process, scope, boundary.node().id(), flows, inside.marks(), trail, false),
          here,
          moves);
    } else {
      List.copyOf(moves).stream()
          .filter(move -> move.outcome() == null)
          .forEach(
              move -> {
                List<Flow> both = new ArrayList<>(move.flows());
                both.addAll(flows);
                Trail trail = move.trail().then(process, boundary.node().id());
                moves.add(Move.on(both, move.facts(), trail));
              });
    }
  }

  private static void beside(Summary summary, Trail here, List<Move> moves) {
    for (Outcome one : summary.outcomes()) {
      if (one.kind() == Outcome.Kind.FOUND) {
        moves.add(Move.found(one.after(here)));
      } else if (one.kind() == Outcome.Kind.ERROR) {
        moves.add(Move.end(one.after(here)));
      }
    }
  }

  /** Whether nothing of what a boundary event leads to is reached from elsewhere. */
  private boolean runsAside(Boundary boundary) {
    Set<String> flows = new HashSet<>();
    Set<Node> region = new LinkedHashSet<>();
    Deque<Flow> open = new ArrayDeque<>(boundary.node().outgoing());
    while (!open.isEmpty()) {
      Flow flow = open.poll();
      Node target = scope.node(flow.target());
      if (flows.add(flow.id()) && target != null && region.add(target)) {
        open.addAll(target.outgoing());
        target.boundaries().forEach(one -> open.addAll(one.node().outgoing()));
      }
    }
    return region.stream()
        .allMatch(node -> node.incoming().stream().allMatch(flow -> flows.contains(flow.id())));
  }
}
