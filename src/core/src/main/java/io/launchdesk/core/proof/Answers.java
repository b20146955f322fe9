package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Mapping;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.decision.DecisionFile;
import io.launchdesk.core.proof.decision.Doubt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the answers of decisions go, and which parts of them anybody asks for. */
record Answers(Models models, World world) {

  /** Notes what is worth to be known of answers, and of what decisions go by. */
  void learn() {
    List<Node> nodes = nodes();
    Set<String> answers = new HashSet<>();
    rules().map(node -> node.work().result()).forEach(answers::add);
    List<Mapping> mappings =
        nodes.stream()
            .flatMap(node -> Stream.concat(node.inputs().stream(), node.outputs().stream()))
            .toList();
    while (mappings.stream()
        .filter(mapping -> comesFrom(mapping.source(), answers))
        .map(mapping -> Facts.variable(mapping.target()))
        .toList()
        .stream()
        .anyMatch(answers::add)) {
      // what is made of an answer is one, too
    }
    nodes.stream()
        .flatMap(World::conditions)
        .flatMap(text -> world.feel.variables(text).stream())
        .filter(name -> answers.contains(Facts.variable(name)))
        .forEach(world::ask);
    boolean more = true;
    while (more) {
      Set<String> asked = new HashSet<>();
      mappings.forEach(mapping -> asked.addAll(asks(mapping, answers)));
      more = asked.stream().anyMatch(name -> !world.isAskedItself(name));
      asked.forEach(world::ask);
    }
    rules()
        .forEach(
            node ->
                world
                    .decision(node.work().decision())
                    .ifPresent(file -> learn(file, node.work().decision())));
  }

  private boolean comesFrom(String source, Set<String> answers) {
    return world.feel.roots(source).stream().anyMatch(answers::contains);
  }

  /** What a mapping needs to know of answers for what is asked of its target. */
  private Set<String> asks(Mapping mapping, Set<String> answers) {
    Set<String> asked = new HashSet<>();
    List<String> targets = world.askedOf(mapping.target());
    if (targets.isEmpty()) {
      return asked;
    }
    if (world.feel.isPath(mapping.source())) {
      String source = mapping.source().strip();
      targets.forEach(name -> asked.add(source + name.substring(mapping.target().length())));
    } else {
      asked.addAll(world.feel.variables(mapping.source()));
    }
    asked.removeIf(name -> !answers.contains(Facts.variable(name)));
    return asked;
  }

  private void learn(DecisionFile file, String decision) {
    file.named(decision)
        .forEach(
            (name, values) -> {
              if (world.isAskedItself(name)) {
                Set<Object> told = new HashSet<>();
                values.forEach(value -> told.add(value == null ? Facts.NULL : value));
                world.feel.learn(name, told);
              }
            });
  }

  private List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    models.processes().forEach(process -> World.each(process.scope(), nodes::add));
    return nodes;
  }

  private Stream<Node> rules() {
    return nodes().stream()
        .filter(node -> node.kind() == Kind.RULE && node.work().decision() != null)
        .filter(node -> node.work().result() != null);
  }

  /** What cannot be told of the decisions that gateways or reviews go by. */
  List<Doubt> doubts() {
    return rules()
        .filter(node -> world.isAsked(node.work().result()) || isReview(node.work().decision()))
        .map(node -> node.work().decision())
        .distinct()
        .flatMap(
            decision ->
                Optional.of(decision).flatMap(world::decision).stream()
                    .flatMap(file -> file.doubts(decision).stream()))
        .distinct()
        .toList();
  }

  private static boolean isReview(String decision) {
    return Review.ALL.stream().anyMatch(review -> review.decision().equals(decision));
  }
}
