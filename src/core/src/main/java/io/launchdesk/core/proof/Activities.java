package io.launchdesk.core.proof;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.Expressions.Case;
import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Mapping;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Work;
import io.launchdesk.core.proof.Review.Stage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may come of an activity: of workers, people, decisions, called processes and repetitions.
 */
final class Activities {
  private final Search search;
  private final World world;
  private final String process;

  Activities(Search search, String process) {
    this.search = search;
    this.world = search.world;
    this.process = process;
  }

  boolean isQuiet(Node node, Facts facts) {
    Work work = node.work();
    boolean plain =
        node.loop() == null
            && node.inputs().stream().noneMatch(one -> world.isAsked(one.target()))
            && node.outputs().stream().noneMatch(one -> world.isAsked(one.target()));
    return plain
        && switch (node.kind()) {
          case JOB ->
              afterJob(facts) == facts
                  && !JobTypes.PUBLISH_CHANNEL.equals(work.job())
                  && Review.ALL.stream().noneMatch(review -> review.plan().equals(work.job()));
          case USER -> world.steered(node).isEmpty();
          default -> true;
        };
  }

  /** Everything that may come of an activity, its repetitions among it. */
  Summary run(Node node, Facts facts) {
    return node.loop() == null ? once(node, facts) : repeated(node, facts);
  }

  private Summary once(Node node, Facts facts) {
    return switch (node.kind()) {
      case JOB -> job(node, facts);
      case USER -> task(node, facts);
      case RULE -> rule(node, facts);
      case CALL -> call(node, facts);
      case SCOPE -> inner(node, facts);
      default -> leaf(facts, List.of(Outcome.done(facts, Trail.EMPTY)));
    };
  }

  private static Summary leaf(Facts facts, List<Outcome> outcomes) {
    return new Summary(outcomes, Map.of(facts, Trail.EMPTY));
  }

  private Facts afterJob(Facts facts) {
    return facts.without(name -> !Facts.isMark(name) && !world.isKept(name));
  }

  private Summary job(Node node, Facts facts) {
    Outcomes outcomes = new Outcomes();
    Facts after = afterJob(facts);
    String type = node.work().job();
    for (Review review : Review.ALL) {
      if (review.plan().equals(type) && Stage.DECIDED.equals(facts.get(review.stage()))) {
        after =
            after
                .with(review.stage(), Stage.PLANNED)
                .without(mark -> mark.startsWith(review.refusals()));
      }
    }
    if (JobTypes.PUBLISH_CHANNEL.equals(type)) {
      new LaunchGuard(process, node.id()).check(facts, search).forEach(outcomes::add);
    }
    outcomes.add(Outcome.done(after, Trail.EMPTY));
    outcomes.add(Outcome.error(Outcome.ANY, facts, Trail.EMPTY));
    return leaf(facts, List.copyOf(outcomes.all()));
  }

  private Summary task(Node node, Facts facts) {
    Outcomes outcomes = new Outcomes();
    String form = node.work().form();
    if (form != null && !form.startsWith("=") && !world.hasForm(form)) {
      outcomes.add(missing(node, Sentence.of("proof.form-missing", "form", form)));
    }
    Map<String, List<String>> steered = world.steered(node);
    new OtherEyes(process, node).check(world.feel, steered.keySet()).forEach(outcomes::add);
    unmanned(node, facts, steered.keySet()).forEach(outcomes::add);
    Set<Facts> open = new LinkedHashSet<>(Set.of(facts));
    for (Map.Entry<String, List<String>> fact : steered.entrySet()) {
      Set<Facts> next = new LinkedHashSet<>();
      for (Facts one : open) {
        if (fact.getValue().isEmpty()) {
          next.add(answered(node, fact.getKey(), null, one.without(fact.getKey())));
        }
        for (String value : fact.getValue()) {
          Facts set = world.isAsked(fact.getKey()) ? one.with(fact.getKey(), value) : one;
          next.add(answered(node, fact.getKey(), value, set));
        }
      }
      open = next;
    }
    open.forEach(after -> outcomes.add(Outcome.done(after, Trail.EMPTY)));
    return leaf(facts, List.copyOf(outcomes.all()));
  }

  /** Reviews whose table puts the request before nobody, where they wait for somebody. */
  private List<Outcome> unmanned(Node node, Facts facts, Set<String> steered) {
    return Review.ALL.stream()
        .filter(review -> steered.contains(review.answer()) && facts.knows(review.asking()))
        .map(review -> facts.get(review.flaw()))
        .filter(flaw -> flaw instanceof Flaw known && known.kind() == Flaw.Kind.NOBODY)
        .map(flaw -> search.told((Flaw) flaw, process, node.id()))
        .toList();
  }

  private Facts answered(Node node, String fact, String value, Facts facts) {
    for (Review review : Review.ALL) {
      if (review.answer().equals(fact) && facts.knows(review.asking())) {
        boolean counted = "counted".equals(facts.get(review.asking()));
        return counted || review.yes().equals(value)
            ? facts.with(review.answered(), true)
            : facts.without(review.answered());
      }
    }
    Set<String> passes = Review.OTHER_EYES.get(fact);
    if (passes == null) {
      return facts;
    }
    String refusal = Review.APPROVAL.refusal(process, node.id());
    return passes.contains(value) ? facts.without(refusal) : facts.with(refusal, true);
  }

  private Summary rule(Node node, Facts facts) {
    Outcomes outcomes = new Outcomes();
    String decision = node.work().decision();
    if (decision != null && !decision.startsWith("=") && !world.hasDecision(decision)) {
      outcomes.add(missing(node, Sentence.of("proof.decision-missing", "decision", decision)));
    }
    new Decisions(search, process).after(node, facts).forEach(outcomes::add);
    return leaf(facts, List.copyOf(outcomes.all()));
  }

  private Outcome missing(Node node, Sentence what) {
    return Outcome.found(Control.NO_DEAD_END, process, node.id(), what, Trail.EMPTY);
  }

  private Summary call(Node node, Facts facts) {
    String called = node.work().called();
    if (called == null) {
      return leaf(facts, List.of(Outcome.done(facts.marks(), Trail.EMPTY)));
    }
    ProcessGraph graph = world.processes.get(called);
    Node start =
        graph == null
            ? null
            : graph.scope().starts().stream()
                .filter(one -> one.work().code() == null)
                .findFirst()
                .orElse(null);
    if (start == null) {
      String code = graph == null ? "proof.process-missing" : "proof.process-without-start";
      return leaf(facts, List.of(missing(node, Sentence.of(code, "process", called))));
    }
    if (search.isRunning(called)) {
      return leaf(
          facts, List.of(missing(node, Sentence.of("proof.process-in-itself", "process", called))));
    }
    Facts given = facts;
    if (!node.work().parentVariables()) {
      Set<String> named = new LinkedHashSet<>();
      node.inputs().forEach(mapping -> named.add(mapping.target()));
      given = facts.without(name -> !Facts.isMark(name) && !named.contains(Facts.variable(name)));
    }
    return search.process(graph, start, given);
  }

  private Summary inner(Node node, Facts facts) {
    List<Node> starts = node.inner().starts();
    if (starts.isEmpty()) {
      return leaf(facts, List.of(missing(node, Sentence.of("proof.subprocess-without-start"))));
    }
    return search.enter(process, node.inner(), starts.getFirst(), facts);
  }

  private Summary repeated(Node node, Facts facts) {
    return new Repetition(world, process, node).run(facts, this::once);
  }

  /** The facts after mappings; several when they depend on what is not known. */
  Set<Facts> mapped(List<Mapping> mappings, Facts from, Facts onto) {
    Set<Facts> open = new LinkedHashSet<>(Set.of(onto));
    for (Mapping mapping : mappings) {
      if (!world.isAsked(mapping.target())) {
        continue;
      }
      Set<Facts> next = new LinkedHashSet<>();
      for (Facts one : open) {
        Facts without = one.withoutVariable(mapping.target());
        if (world.feel.isPath(mapping.source())) {
          next.add(without.copied(from, mapping.source().strip(), mapping.target()));
          continue;
        }
        List<Case> cases = world.cases(mapping.source(), from);
        if (cases == null) {
          next.add(without);
        } else {
          cases.forEach(way -> next.add(without.with(mapping.target(), way.value())));
        }
      }
      open = next;
    }
    return open;
  }

  /** The facts of a scope once an activity in it is done. */
  Set<Facts> left(Node node, Facts outer, Facts inner) {
    return mapped(node.outputs(), inner, restored(node, outer, inner));
  }

  /** Variables that are the activity's own are forgotten; what they hid is seen again. */
  Facts restored(Node node, Facts outer, Facts inner) {
    Facts facts = inner;
    if (node.kind() == Kind.CALL && !node.work().childVariables()) {
      facts = inner.marks();
      for (Map.Entry<String, Object> one : outer.known().entrySet()) {
        if (!Facts.isMark(one.getKey())) {
          facts = facts.with(one.getKey(), one.getValue());
        }
      }
      return facts;
    }
    for (Mapping mapping : node.inputs()) {
      facts = facts.like(outer, mapping.target());
    }
    if (node.kind() == Kind.RULE && !node.outputs().isEmpty() && node.work().result() != null) {
      facts = facts.like(outer, node.work().result());
    }
    return facts;
  }
}
