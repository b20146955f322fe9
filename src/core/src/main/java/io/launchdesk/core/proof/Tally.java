package io.launchdesk.core.proof;

import io.launchdesk.core.proof.ProcessGraph.Loop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a model counts the answers of a round. Every round of up to three seats is played through,
 * with each answer of each seat, and what the model's expressions make of it is set against what
 * the policy says: everybody has to approve, or as many as are required.
 */
final class Tally {
  private static final int MOST_SEATS = 3;

  private final List<Ending> endings;

  private Tally(List<Ending> endings) {
    this.endings = endings;
  }

  /**
   * A way in which a round may end.
   *
   * @param granted whether the policy takes it for an approval
   * @param values what the model's expressions say
   */
  record Ending(boolean granted, Map<String, Object> values) {}

  /** Playing rounds takes longer than all the rest, and expressions seldom change. */
  private static final Map<Asked, Tally> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KEPT = 100;

  private record Asked(
      Loop seats, String round, Set<String> expressions, Review review, List<Object> answers) {}

  /**
   * @param seats the loop over the seats of a round
   * @param round variable with the round; null when there are no rounds
   * @param expressions all that ask for the answers
   * @param answers what a reviewer can choose
   */
  static Tally of(
      Expressions feel,
      Loop seats,
      String round,
      Set<String> expressions,
      Review review,
      List<Object> answers) {
    if (KNOWN.size() > MOST_KEPT) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(
        new Asked(seats, round, Set.copyOf(expressions), review, answers),
        asked -> played(feel, asked));
  }

  private static Tally played(Expressions feel, Asked asked) {
    Loop seats = asked.seats();
    Review review = asked.review();
    Set<Ending> endings = new LinkedHashSet<>();
    Map<Object, Object> results = new HashMap<>();
    for (Object answer : asked.answers()) {
      Map<String, Object> said = new HashMap<>();
      said.put(review.answer(), answer);
      Object result = seats.result() == null ? Facts.NULL : feel.evaluate(seats.result(), said);
      results.put(answer, Facts.NULL.equals(result) ? null : result);
    }
    for (int count = 0; count <= MOST_SEATS; count++) {
      for (List<Object> said : combinations(asked.answers(), count)) {
        for (int required = 0; required <= count; required++) {
          boolean quorum = required > 0;
          Map<String, Object> about = new HashMap<>();
          about.put("mode", quorum ? "quorum" : "all");
          about.put("required", quorum ? required : 1);
          about.put("steps", List.copyOf(said.stream().map(x -> Map.of("step", "s")).toList()));
          Map<String, Object> scope = new HashMap<>();
          if (asked.round() != null) {
            scope.put(asked.round(), about);
          }
          scope.put(
              seats.results(),
              new ArrayList<>(said.stream().map(x -> x == null ? null : results.get(x)).toList()));
          if (said.contains(null)
              && (seats.until() == null
                  || !Boolean.TRUE.equals(feel.evaluate(seats.until(), scope)))) {
            continue;
          }
          long yes = said.stream().filter(review.yes()::equals).count();
          Map<String, Object> values = new HashMap<>();
          asked.expressions().forEach(text -> values.put(text, feel.evaluate(text, scope)));
          endings.add(new Ending(yes >= (quorum ? required : count), values));
        }
      }
    }
    return new Tally(List.copyOf(endings));
  }

  List<Ending> endings() {
    return endings;
  }

  private static List<List<Object>> combinations(List<Object> answers, int count) {
    List<Object> each = new ArrayList<>(answers);
    each.add(null);
    List<List<Object>> all = new ArrayList<>();
    all.add(new ArrayList<>());
    for (int seat = 0; seat < count; seat++) {
      List<List<Object>> next = new ArrayList<>();
      for (List<Object> begun : all) {
        for (Object answer : each) {
          List<Object> longer = new ArrayList<>(begun);
          longer.add(answer);
          next.add(longer);
        }
      }
      all = next;
    }
    return all;
  }
}
