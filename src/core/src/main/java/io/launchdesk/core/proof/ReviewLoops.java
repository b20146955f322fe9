package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether repeated activities put reviews before those whom the tables name. */
record ReviewLoops(World world, String process) {

  /** What is wrong with a node; nothing when it repeats no review. */
  List<Breach> check(Node node) {
    List<Breach> breaches = new ArrayList<>();
    for (Review review : world.reviewsIn(node)) {
      Set<String> named = world.feel.roots(node.loop().collection());
      Set<String> right = new HashSet<>(Set.of(review.list()));
      right.addAll(elementsAround(node, review));
      if (named.size() != 1 || !right.containsAll(named)) {
        breaches.add(
            breach(
                node.id(),
                Sentence.of(
                    "proof.not-everybody", "decision", review.decision(), "list", review.list()),
                List.of(node.id())));
      }
      if (inside(node.inner()).stream().noneMatch(one -> world.reviewsIn(one).contains(review))) {
        breaches.addAll(toOthers(node, review));
      }
    }
    return breaches;
  }

  /** Tasks that are given to another group than the table names. */
  private List<Breach> toOthers(Node loop, Review review) {
    List<Node> tasks = new ArrayList<>(List.of(loop));
    tasks.addAll(inside(loop.inner()));
    String group = loop.loop().element() + "." + review.group();
    return tasks.stream()
        .filter(task -> world.steered(task).containsKey(review.answer()))
        .filter(task -> !candidates(task).contains(group))
        .map(
            task ->
                breach(
                    task.id(),
                    Sentence.of("proof.other-group", "decision", review.decision(), "group", group),
                    task == loop ? List.of(loop.id()) : List.of(loop.id(), task.id())))
        .toList();
  }

  private Set<String> candidates(Node task) {
    String candidates = task.work().candidates();
    return candidates == null ? Set.of() : world.feel.variables(candidates.replaceFirst("^=", ""));
  }

  private Breach breach(String element, Sentence sentence, List<String> path) {
    return new Breach(
        Control.REVIEWED_BEFORE_LAUNCH, process, false, element, sentence, path, true);
  }

  private Set<String> elementsAround(Node inner, Review review) {
    Set<String> elements = new HashSet<>();
    World.each(
        world.processes.get(process).scope(),
        node -> {
          if (node != inner
              && world.reviewsIn(node).contains(review)
              && inside(node.inner()).contains(inner)
              && node.loop().element() != null) {
            elements.add(node.loop().element());
          }
        });
    return elements;
  }

  private static Set<Node> inside(Scope scope) {
    Set<Node> inside = new HashSet<>();
    if (scope != null) {
      World.each(scope, inside::add);
    }
    return inside;
  }
}
