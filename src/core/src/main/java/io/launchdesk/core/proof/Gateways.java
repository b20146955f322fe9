package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.Expressions.Case;
import io.launchdesk.core.proof.ProcessGraph.Flow;
import io.launchdesk.core.proof.ProcessGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a token goes on at gateways that ask for facts. */
record Gateways(World world, String process) {

  /** The first flow whose condition holds, else the default flow. */
  List<Move> choose(Node node, Facts facts, Trail here) {
    List<Move> moves = new ArrayList<>();
    Set<Facts> left = new LinkedHashSet<>(Set.of(facts));
    for (Flow flow : node.outgoing()) {
      if (flow.id().equals(node.otherwise())) {
        continue;
      }
      Set<Facts> next = new LinkedHashSet<>();
      for (Facts one : left) {
        List<Case> cases = flow.condition() == null ? null : world.cases(flow.condition(), one);
        if (flow.condition() == null && node.outgoing().size() > 1) {
          next.add(one);
        } else if (flow.condition() == null) {
          moves.add(Move.on(List.of(flow), one, here));
        } else if (cases == null) {
          moves.add(Move.on(List.of(flow), one, here));
          next.add(one);
        } else {
          for (Case way : cases) {
            if (!(way.value() instanceof Boolean)) {
              moves.add(Move.end(noTruth(flow, here)));
            } else if (Boolean.TRUE.equals(way.value())) {
              moves.add(Move.on(List.of(flow), way.facts(), here));
            } else {
              next.add(way.facts());
            }
          }
        }
      }
      left = next;
    }
    Flow otherwise = byDefault(node);
    for (Facts one : left) {
      moves.add(
          otherwise == null ? Move.end(noWay(node, here)) : Move.on(List.of(otherwise), one, here));
    }
    return moves;
  }

  private static Flow byDefault(Node node) {
    return node.outgoing().stream()
        .filter(flow -> flow.id().equals(node.otherwise()))
        .findFirst()
        .orElse(null);
  }

  private Outcome noWay(Node node, Trail here) {
    return Outcome.found(
        Control.NO_DEAD_END, process, node.id(), Sentence.of("proof.no-way"), here);
  }

  /** The engine stops at a condition that is neither true nor false, default flow or not. */
  private Outcome noTruth(Flow flow, Trail here) {
    return Outcome.found(
        Control.NO_DEAD_END,
        process,
        flow.source(),
        Sentence.of("proof.no-truth", "condition", flow.condition()),
        here);
  }

  /** Every flow whose condition holds, else the default flow. */
  List<Move> several(Node node, Facts facts, Trail here) {
    record Chosen(List<Flow> flows, Facts facts) {}
    if (node.outgoing().size() < 2) {
      return List.of(Move.on(node.outgoing(), facts, here));
    }
    List<Move> stuck = new ArrayList<>();
    Set<Chosen> open = new LinkedHashSet<>(Set.of(new Chosen(List.of(), facts)));
    for (Flow flow : node.outgoing()) {
      if (flow.id().equals(node.otherwise())) {
        continue;
      }
      Set<Chosen> next = new LinkedHashSet<>();
      for (Chosen one : open) {
        List<Flow> longer = new ArrayList<>(one.flows());
        longer.add(flow);
        List<Case> cases =
            flow.condition() == null ? null : world.cases(flow.condition(), one.facts());
        if (cases == null) {
          next.add(new Chosen(longer, one.facts()));
          if (flow.condition() != null) {
            next.add(one);
          }
        } else {
          for (Case way : cases) {
            if (way.value() instanceof Boolean truth) {
              next.add(new Chosen(truth ? longer : one.flows(), way.facts()));
            } else {
              stuck.add(Move.end(noTruth(flow, here)));
            }
          }
        }
      }
      open = next;
    }
    Flow otherwise = byDefault(node);
    List<Move> moves = new ArrayList<>(stuck);
    for (Chosen one : open) {
      if (!one.flows().isEmpty()) {
        moves.add(Move.on(one.flows(), one.facts(), here));
      } else if (otherwise != null) {
        moves.add(Move.on(List.of(otherwise), one.facts(), here));
      } else {
        moves.add(Move.end(noWay(node, here)));
      }
    }
    return moves;
  }
}
