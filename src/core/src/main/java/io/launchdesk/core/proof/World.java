package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Mapping;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Reaction;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import io.launchdesk.core.proof.decision.DecisionFile;
import io.launchdesk.core.proof.decision.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all searches through the same models share. */
final class World {
  final Expressions feel = new Expressions();
  final Map<String, ProcessGraph> processes = new LinkedHashMap<>();
  private final Models models;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private final Map<Node, Tally> tallies = new IdentityHashMap<>();
  private final Map<Node, List<Review>> reviews = new IdentityHashMap<>();
  private final Map<String, Set<String>> written = new HashMap<>();
  private final Set<String> namedForms = new HashSet<>();

  World(Models models) {
    this.models = models;
    models.processes().forEach(process -> processes.put(process.id(), process));
    models.processes().forEach(process -> each(process.scope(), this::readConditions));
    models.processes().forEach(process -> each(process.scope(), this::readMappings));
    readSources();
    new Answers(models, this).learn();
    models.forms().values().forEach(form -> kept.addAll(form.keySet()));
    models.processes().forEach(process -> readReviews(process.scope(), null));
  }

  /** Every node, those inside of others among them. */
  static void each(Scope scope, Consumer<Node> seen) {
    for (Node node : scope.nodes()) {
      seen.accept(node);
      if (node.inner() != null) {
        each(node.inner(), seen);
      }
    }
    for (Reaction reaction : scope.reactions()) {
      seen.accept(reaction.node());
      each(reaction.node().inner(), seen);
    }
  }

  static Stream<String> conditions(Node node) {
    Stream<String> flows = node.outgoing().stream().map(ProcessGraph.Flow::condition);
    Stream<String> until =
        node.loop() == null ? Stream.empty() : Stream.ofNullable(node.loop().until());
    return Stream.concat(flows, until).filter(text -> text != null);
  }

  private void readConditions(Node node) {
    conditions(node)
        .filter(feel::isPlain)
        .forEach(
            text -> {
              feel.learn(text);
              asked.addAll(feel.variables(text));
            });
    if (node.kind() == Kind.RULE && node.work().result() != null) {
      kept.add(node.work().result());
    }
    if (node.work().form() != null) {
      namedForms.add(node.work().form());
    }
  }

  private void readMappings(Node node) {
    for (Mapping mapping : node.outputs()) {
      if (!feel.isVariable(mapping.source())) {
        kept.add(mapping.target());
      }
    }
  }

  /** What is asked of a variable is asked of what mappings make it of, and so on. */
  private void readSources() {
    List<Mapping> mappings = new ArrayList<>();
    models
        .processes()
        .forEach(
            process ->
                each(
                    process.scope(),
                    node -> {
                      mappings.addAll(node.inputs());
                      mappings.addAll(node.outputs());
                    }));
    mappings.removeIf(one -> feel.isPath(one.source()) || !feel.isPlain(one.source()));
    boolean more = true;
    while (more) {
      more = false;
      for (Mapping mapping : mappings) {
        if (isAsked(mapping.target())) {
          feel.learn(mapping.source());
          more |= asked.addAll(feel.variables(mapping.source()));
        }
      }
    }
  }

  private void readReviews(Scope scope, Node round) {
    for (Node node : allNodes(scope)) {
      if (node.loop() != null) {
        List<Review> found = Review.ALL.stream().filter(one -> holds(node, one)).toList();
        reviews.put(node, found);
        if (!found.isEmpty() && node.loop().results() != null) {
          count(node, round, found.getFirst());
        }
      }
      if (node.inner() != null) {
        readReviews(node.inner(), reviews.getOrDefault(node, List.of()).isEmpty() ? round : node);
      }
    }
  }

  private static List<Node> allNodes(Scope scope) {
    return Stream.concat(scope.nodes().stream(), scope.reactions().stream().map(Reaction::node))
        .toList();
  }

  private void count(Node node, Node round, Review review) {
    Set<String> texts = new LinkedHashSet<>();
    models
        .processes()
        .forEach(
            process ->
                each(
                    process.scope(),
                    one -> {
                      conditions(one).forEach(texts::add);
                      Stream.concat(one.outputs().stream(), one.inputs().stream())
                          .filter(mapping -> isAsked(mapping.target()))
                          .forEach(mapping -> texts.add(mapping.source()));
                    }));
    texts.removeIf(text -> !feel.roots(text).contains(node.loop().results()));
    List<Object> answers =
        models.forms().values().stream()
            .flatMap(form -> form.getOrDefault(review.answer(), List.of()).stream())
            .distinct()
            .map(Object.class::cast)
            .toList();
    tallies.put(
        node,
        Tally.of(
            feel,
            node.loop(),
            round == null ? null : round.loop().element(),
            texts,
            review,
            answers));
  }

  private boolean holds(Node node, Review review) {
    List<Node> inside = new ArrayList<>();
    inside.add(node);
    if (node.inner() != null) {
      each(node.inner(), inside::add);
    }
    return inside.stream()
        .anyMatch(one -> one.kind() == Kind.USER && steered(one).containsKey(review.answer()));
  }

  /**
   * The facts that a task's form steers; for a form that is named by an expression, of all that may
   * be meant.
   */
  Map<String, List<String>> steered(Node task) {
    String form = task.work().form();
    if (form == null) {
      return Map.of();
    }
    if (!form.startsWith("=")) {
      return models.forms().getOrDefault(form, Map.of());
    }
    return models.forms().entrySet().stream()
        .filter(one -> !namedForms.contains(one.getKey()))
        .flatMap(one -> one.getValue().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }

  boolean hasForm(String id) {
    return models.forms().containsKey(id);
  }

  boolean hasDecision(String id) {
    return models.decisions().containsKey(id);
  }

  /** The file with a decision; empty when it is not there or cannot be read. */
  Optional<DecisionFile> decision(String id) {
    return models.decisions().getOrDefault(id, Optional.empty());
  }

  /** Notes that a variable, or a part of one, is worth to be known. */
  void ask(String name) {
    asked.add(name);
  }

  /**
   * Conditions that ask for a variable as a whole; null when one of them, or a mapping, goes by
   * something else as well, so that no two values of it can be taken for the same.
   */
  List<String> asking(String variable) {
    List<String> texts = new ArrayList<>();
    boolean[] mixed = {false};
    for (ProcessGraph process : processes.values()) {
      each(
          process.scope(),
          node -> {
            Stream<Mapping> mappings =
                Stream.concat(node.inputs().stream(), node.outputs().stream());
            mixed[0] |=
                mappings.anyMatch(
                    one -> isAsked(one.target()) && feel.roots(one.source()).contains(variable));
            conditions(node)
                .filter(text -> feel.variables(text).contains(variable))
                .forEach(texts::add);
          });
    }
    return mixed[0] || !texts.stream().allMatch(text -> feel.settled(text).equals(Set.of(variable)))
        ? null
        : texts;
  }

  /** Whether exactly this is asked for, be it a variable or a part of one. */
  boolean isAskedItself(String name) {
    return asked.contains(name);
  }

  /** What of a variable is asked for: itself, or parts of it. */
  List<String> askedOf(String variable) {
    return asked.stream().filter(name -> Facts.isWithin(name, variable)).sorted().toList();
  }

  /** Whether some gateway asks for the variable or a part of it, so that it is worth knowing. */
  boolean isAsked(String variable) {
    return asked.contains(variable)
        || asked.stream().anyMatch(name -> Facts.isWithin(name, variable));
  }

  /** Whether only models and forms set the variable that a name is a part of, and no worker. */
  boolean isKept(String name) {
    return kept.contains(name) || kept.contains(Facts.variable(name));
  }

  /** The reviews whose people are asked inside a loop. */
  List<Review> reviewsIn(Node loop) {
    return reviews.getOrDefault(loop, List.of());
  }

  /** How the answers of a loop are counted; null when they are not collected. */
  Tally tally(Node loop) {
    return tallies.get(loop);
  }

  /** Variables that what runs beside a scope may set at any time. */
  Set<String> writtenBeside(String process, Scope scope) {
    return written.computeIfAbsent(
        process + "/" + scope.id(),
        key -> {
          Set<String> targets = new HashSet<>();
          scope.reactions().stream()
              .filter(reaction -> !reaction.interrupting())
              .forEach(
                  reaction ->
                      each(
                          reaction.node().inner(),
                          node -> {
                            node.outputs().forEach(one -> targets.add(one.target()));
                            if (node.work().result() != null) {
                              targets.add(node.work().result());
                            }
                          }));
          return targets;
        });
  }

  /** Every way in which an expression may come out; null when it may come to anything. */
  List<Expressions.Case> cases(String text, Facts facts) {
    if (feel.isPlain(text) && feel.isPlainHere(text, facts)) {
      return feel.cases(text, facts);
    }
    if (facts.get(COUNTED) instanceof Counted counted
        && counted.ending().values().containsKey(text)) {
      return List.of(new Expressions.Case(facts, counted.ending().values().get(text)));
    }
    Object known = feel.known(text, facts);
    return Values.UNKNOWN.equals(known) || !Values.isKnown(known)
        ? null
        : List.of(new Expressions.Case(facts, known));
  }

  /** The mark that says how the last round ended. */
  static final String COUNTED = "$counted";

  /** How a round ended. */
  record Counted(Tally.Ending ending) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Counted counted && counted.ending == ending;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(ending);
    }
  }
}
