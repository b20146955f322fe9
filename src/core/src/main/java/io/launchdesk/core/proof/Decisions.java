package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.Review.Stage;
import io.launchdesk.core.proof.decision.DecisionFile;
import io.launchdesk.core.proof.decision.Result;
import io.launchdesk.core.proof.decision.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is known after a decision was asked: only what some row, or none, may answer. */
record Decisions(Search search, String process) {
  private static final int MOST_CASES = 512;

  /** How many answers are told apart when conditions go by the answer as a whole. */
  private static final int MOST_WHOLE = 32;

  /** What one way in which a decision comes out adds to what is known. */
  private record Answer(Map<String, Object> parts, Map<Review, Flaw> flaws) {}

  List<Outcome> after(Node node, Facts facts) {
    World world = search.world;
    String decision = node.work().decision();
    String variable = node.work().result();
    Facts asked = variable == null ? facts : facts.withoutVariable(variable);
    List<Review> reviews =
        Review.ALL.stream().filter(review -> review.decision().equals(decision)).toList();
    for (Review review : reviews) {
      asked = asked.with(review.stage(), Stage.DECIDED).without(review.flaw());
    }
    DecisionFile file = decision == null ? null : world.decision(decision).orElse(null);
    List<String> parts = variable == null ? List.of() : world.askedOf(variable);
    if (file == null || parts.isEmpty() && reviews.isEmpty()) {
      return List.of(Outcome.done(asked, Trail.EMPTY));
    }
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> inputs = file.variables(decision);
    Map<Facts, Set<Answer>> byCase = new LinkedHashMap<>();
    for (Facts one : cases(asked, inputs)) {
      byCase.put(one, answers(node, reviews, file.results(decision, known(one, inputs)), parts));
    }
    Set<Answer> first = byCase.values().iterator().next();
    if (byCase.values().stream().allMatch(first::equals)) {
      byCase.clear();
      byCase.put(asked, first);
    }
    byCase.forEach((one, answers) -> answers.forEach(answer -> add(outcomes, node, one, answer)));
    return outcomes;
  }

  private void add(List<Outcome> outcomes, Node node, Facts facts, Answer answer) {
    Facts after = facts;
    for (Map.Entry<String, Object> part : answer.parts().entrySet()) {
      after = after.with(part.getKey(), part.getValue() == null ? Facts.NULL : part.getValue());
    }
    for (Map.Entry<Review, Flaw> flaw : answer.flaws().entrySet()) {
      if (flaw.getValue().kind() == Flaw.Kind.NO_LIST) {
        outcomes.add(search.told(flaw.getValue(), process, node.id()));
      }
      after = after.with(flaw.getKey().flaw(), flaw.getValue());
    }
    outcomes.add(Outcome.done(after, Trail.EMPTY));
  }

  /** The facts, told apart by what gateways ask for that the decision goes by, too. */
  private List<Facts> cases(Facts facts, Set<String> inputs) {
    List<Facts> open = List.of(facts);
    for (String name : inputs.stream().sorted().toList()) {
      if (!search.world.isAskedItself(name) || facts.knows(name)) {
        continue;
      }
      List<Facts> next = new ArrayList<>();
      for (Facts one : open) {
        search.world.feel.values(name).forEach(value -> next.add(one.with(name, value)));
      }
      if (next.size() > MOST_CASES) {
        return List.of(facts);
      }
      open = next;
    }
    return open;
  }

  private static Map<String, Object> known(Facts facts, Set<String> inputs) {
    Map<String, Object> known = new TreeMap<>(facts.values());
    known.keySet().removeIf(name -> inputs.stream().noneMatch(one -> isPartOf(name, one)));
    return known;
  }

  private static boolean isPartOf(String name, String input) {
    return Facts.isWithin(name, input) || Facts.isWithin(input, name);
  }

  /**
   * For each answer one that stands for it, when the answer as a whole is asked for: the first for
   * which every condition comes to the same. Where there are too many, only null is known.
   */
  private Map<Object, Object> alike(String variable, List<String> parts, List<Result> results) {
    Map<Object, Object> alike = new HashMap<>();
    if (!parts.contains(variable)) {
      return alike;
    }
    List<String> asking = parts.size() == 1 ? search.world.asking(variable) : null;
    Map<Object, Object> first = new HashMap<>();
    for (Result result : results) {
      Object value = result.value();
      Object same = Optional.ofNullable(value);
      if (asking != null && Values.isKnown(value)) {
        same =
            asking.stream()
                .map(text -> Optional.ofNullable(search.world.feel.with(text, variable, value)))
                .toList();
      }
      if (!first.containsKey(same)) {
        first.put(same, value);
      }
      alike.put(Optional.ofNullable(value), first.get(same));
    }
    if (first.size() > MOST_WHOLE) {
      alike.keySet().removeIf(value -> !value.equals(Optional.empty()));
    }
    return alike;
  }

  private Set<Answer> answers(
      Node node, List<Review> reviews, List<Result> results, List<String> parts) {
    String variable = node.work().result();
    Set<Answer> answers = new LinkedHashSet<>();
    Map<Object, Object> alike = alike(variable, parts, results);
    for (Result result : results) {
      Map<String, Object> values = new TreeMap<>();
      for (String part : parts) {
        Object value =
            part.equals(variable)
                ? alike.getOrDefault(Optional.ofNullable(result.value()), Values.UNKNOWN)
                : Values.at(
                    result.value(), List.of(part.substring(variable.length() + 1).split("\\.")));
        if (Values.isKnown(value)) {
          values.put(part, value);
        }
      }
      Map<Review, Flaw> flaws = new LinkedHashMap<>();
      for (Review review : reviews) {
        Flaw flaw = Flaw.of(review, result, process, node.id());
        if (flaw != null) {
          flaws.put(review, flaw);
        }
      }
      answers.add(new Answer(values, flaws));
    }
    return answers;
  }
}
