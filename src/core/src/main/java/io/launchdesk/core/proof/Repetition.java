package io.launchdesk.core.proof;

import io.launchdesk.core.proof.Expressions.Case;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.Review.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * An activity that is carried out once per item of a list: never, once, or any number of times.
 * Where it puts a review before people, each time has to bring an answer.
 */
final class Repetition {
  private final World world;
  private final String process;
  private final Node node;
  private final List<Review> reviews;
  private final Tally tally;
  private final Outcomes outcomes = new Outcomes();
  private final Map<Facts, Trail> visited = new LinkedHashMap<>();

  Repetition(World world, String process, Node node) {
    this.world = world;
    this.process = process;
    this.node = node;
    this.reviews = world.reviewsIn(node);
    this.tally = world.tally(node);
  }

  Summary run(Facts before, BiFunction<Node, Facts, Summary> once) {
    Map<Facts, Trail> open = new LinkedHashMap<>();
    Deque<Facts> next = new ArrayDeque<>();
    open.put(before, Trail.EMPTY);
    next.add(before);
    end(before, before, Trail.EMPTY, true);
    while (!next.isEmpty()) {
      Facts facts = next.poll();
      Trail way = open.get(facts);
      Summary summary = once.apply(node, begun(facts));
      summary
          .visited()
          .forEach((one, trail) -> visited.putIfAbsent(outside(before, one), way.then(trail)));
      for (Outcome outcome : summary.outcomes()) {
        if (outcome.kind() != Outcome.Kind.DONE) {
          outcomes.add(outcome.with(outside(before, outcome.facts())).after(way));
          continue;
        }
        Trail trail = way.then(outcome.trail());
        for (Facts after : again(before, heard(outcome.facts()), trail)) {
          if (open.putIfAbsent(after, trail) == null) {
            next.add(after);
          }
        }
      }
    }
    return new Summary(List.copyOf(outcomes.all()), visited);
  }

  /** What is known when it is left before it is done. */
  private Facts outside(Facts before, Facts facts) {
    Facts outside = facts.without(World.COUNTED);
    for (Review review : reviews) {
      outside = outside.like(before, review.asking()).like(before, review.answered());
    }
    return outside;
  }

  private Facts begun(Facts facts) {
    Facts begun = facts;
    for (Review review : reviews) {
      begun = begun.without(review.answered());
      if (tally != null) {
        begun = begun.with(review.asking(), "counted");
      } else if (!begun.knows(review.asking())) {
        begun = begun.with(review.asking(), "each");
      }
    }
    return begun;
  }

  /** What is known after one time: who brought no answer has not let the request pass. */
  private Facts heard(Facts facts) {
    Facts heard = facts;
    for (Review review : reviews) {
      if (!heard.knows(review.answered())) {
        heard = heard.with(review.refusal(process, node.id()), true);
      }
      heard = heard.without(review.answered());
    }
    return heard;
  }

  /** The facts with which it may go on; with all others it ends. */
  private Set<Facts> again(Facts before, Facts facts, Trail trail) {
    Set<Facts> again = new LinkedHashSet<>();
    String until = node.loop().until();
    List<Case> cases = until == null ? null : world.cases(until, facts);
    if (cases == null) {
      end(before, facts, trail, false);
      again.add(facts);
      return again;
    }
    for (Case way : cases) {
      end(before, way.facts(), trail, false);
      if (!Boolean.TRUE.equals(way.value())) {
        again.add(way.facts());
      }
    }
    return again;
  }

  private void end(Facts before, Facts facts, Trail trail, boolean never) {
    visited.putIfAbsent(outside(before, facts), trail);
    Facts ended = facts;
    for (Review review : reviews) {
      boolean inside = before.knows(review.asking());
      ended = ended.without(review.answered());
      if (inside) {
        ended =
            ended.with(review.answered(), true).with(review.asking(), before.get(review.asking()));
      } else {
        ended = ended.without(review.asking()).without(World.COUNTED);
        if (Stage.PLANNED.equals(ended.get(review.stage()))) {
          ended = ended.with(review.stage(), Stage.HEARD);
        }
      }
    }
    if (tally == null) {
      outcomes.add(Outcome.done(ended, trail));
      return;
    }
    for (Tally.Ending ending : tally.endings()) {
      if (ending.granted() || !never) {
        Facts counted = ended.with(World.COUNTED, new World.Counted(ending));
        outcomes.add(
            Outcome.done(
                ending.granted()
                    ? counted
                    : counted.with(reviews.getFirst().refusal(process, node.id()), true),
                trail));
      }
    }
  }
}
