package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.ProcessGraph.Flow;
import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Reaction;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import io.launchdesk.core.proof.decision.Doubt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves or refutes {@linkplain Control controls} over processes together.
 *
 * <p>Every course of tokens is played through: across called processes, errors, messages, timers,
 * event subprocesses and repetitions. Of data only that is known which models and forms themselves
 * set; anything else may have any value at any time, so that what is proven holds for all data.
 * What is assumed: workers set neither outcomes, which models set by mappings, nor facts, which
 * forms steer; a message or timer that is waited for comes; each item of a repetition is done after
 * the other; forms and four eyes are enforced by the portal.
 */
public final class Proof {
  private final World world;
  private final Search search;
  private final Map<String, Breach> breaches = new LinkedHashMap<>();

  private Proof(Models models) {
    this.world = new World(models);
    this.search = new Search(world);
  }

  /**
   * @param breaches of controls; empty when all are proven
   * @param states how many states were looked at
   * @param doubts what of the decisions could not be told and was assumed to be possible
   */
  public record Result(List<Breach> breaches, int states, List<Doubt> doubts) {}

  /** Proves what can be proven of processes. */
  public static Result of(Models models) {
    Proof proof = new Proof(models);
    try {
      proof.run();
    } catch (TooLarge tooLarge) {
      String process = models.processes().getFirst().id();
      for (Control control : Control.values()) {
        proof.add(
            new Breach(
                control,
                process,
                false,
                process,
                Sentence.of("proof.too-large", "why", tooLarge.getMessage()),
                List.of(),
                false));
      }
    }
    return new Result(
        List.copyOf(proof.breaches.values()),
        proof.search.states(),
        new Answers(models, proof.world).doubts());
  }

  private void run() {
    Set<String> called = new HashSet<>();
    for (ProcessGraph process : world.processes.values()) {
      World.each(
          process.scope(),
          node -> {
            if (node.work().called() != null && !node.work().called().equals(process.id())) {
              called.add(node.work().called());
            }
            new ReviewLoops(world, process.id()).check(node).forEach(this::add);
          });
    }
    for (ProcessGraph process : world.processes.values()) {
      if (!called.contains(process.id())) {
        begin(process);
      }
    }
    search.flaws().forEach(flaw -> add(inTable(flaw)));
    for (ProcessGraph process : world.processes.values()) {
      if (search.isEntered(process.id())) {
        unreachable(process.id(), process.scope());
      }
    }
  }

  private void begin(ProcessGraph process) {
    for (Node start : process.scope().starts()) {
      for (Outcome outcome : search.process(process, start, Facts.NONE).outcomes()) {
        if (outcome.kind() == Outcome.Kind.FOUND) {
          add(breach(outcome));
        } else if (outcome.kind() == Outcome.Kind.ERROR && !Outcome.ANY.equals(outcome.code())) {
          add(uncaught(outcome));
        }
      }
    }
  }

  private static Breach inTable(Flaw flaw) {
    return new Breach(
        flaw.control(),
        flaw.review().decision(),
        true,
        flaw.row() == null ? flaw.review().decision() : flaw.row().id(),
        flaw.sentence(),
        List.of(),
        true);
  }

  private Breach uncaught(Outcome error) {
    Trail.Step last = error.trail().steps().getLast();
    return breach(
        Outcome.found(
            Control.NO_DEAD_END,
            last.process(),
            last.element(),
            Sentence.of("proof.uncaught", "error", error.code()),
            error.trail()));
  }

  private Breach breach(Outcome found) {
    Control control = Control.valueOf(found.code());
    List<Trail.Step> steps = found.trail().steps();
    String model = found.process();
    String element = found.element();
    if (control == Control.REVIEWED_BEFORE_LAUNCH) {
      model = atFault(found, steps);
      if (!model.equals(found.process())) {
        element = lastOf(model, steps);
      }
    }
    return new Breach(control, model, false, element, found.sentence(), pathIn(model, steps), true);
  }

  /** The process that let the review out: the one that should hold it when the way led there. */
  private String atFault(Outcome found, List<Trail.Step> steps) {
    Review review = LaunchGuard.notAsked(found);
    if (review == null) {
      return found.process();
    }
    Set<String> reviewing = new HashSet<>();
    for (ProcessGraph process : world.processes.values()) {
      World.each(
          process.scope(),
          node -> {
            if (review.plan().equals(node.work().job())
                || review.decision().equals(node.work().decision())) {
              reviewing.add(process.id());
            }
          });
    }
    return steps.stream()
        .map(Trail.Step::process)
        .filter(reviewing::contains)
        .findFirst()
        .orElse(steps.getFirst().process());
  }

  private static String lastOf(String model, List<Trail.Step> steps) {
    return steps.stream()
        .filter(step -> step.process().equals(model))
        .reduce((first, second) -> second)
        .orElseThrow()
        .element();
  }

  private static List<String> pathIn(String model, List<Trail.Step> steps) {
    return steps.stream()
        .filter(step -> step.process().equals(model))
        .map(Trail.Step::element)
        .toList();
  }

  private void add(Breach breach) {
    breaches.putIfAbsent(
        breach.control()
            + "/"
            + breach.model()
            + "/"
            + breach.element()
            + "/"
            + breach.sentence().english(),
        breach);
  }

  private void unreachable(String process, Scope scope) {
    Set<String> never =
        scope.nodes().stream()
            .filter(node -> !search.isTouched(process, node.id()))
            .map(Node::id)
            .collect(Collectors.toSet());
    List<Node> first = new ArrayList<>();
    for (Node node : scope.nodes()) {
      if (!never.contains(node.id())) {
        if (node.inner() != null) {
          unreachable(process, node.inner());
        }
      } else if (node.incoming().stream().map(Flow::source).noneMatch(never::contains)) {
        first.add(node);
      }
    }
    if (first.isEmpty()) {
      scope.nodes().stream().filter(node -> never.contains(node.id())).forEach(first::add);
    }
    first.forEach(node -> add(unreached(process, node)));
    for (Reaction reaction : scope.reactions()) {
      if (search.isTouched(process, reaction.node().id())) {
        unreachable(process, reaction.node().inner());
      } else {
        add(unreached(process, reaction.node()));
      }
    }
  }

  private static Breach unreached(String process, Node node) {
    boolean alone = node.incoming().isEmpty() && node.kind() != Kind.START;
    return new Breach(
        Control.NO_UNREACHABLE_STEP,
        process,
        false,
        node.id(),
        Sentence.of(alone ? "proof.unconnected" : "proof.unreached"),
        List.of(),
        true);
  }
}
