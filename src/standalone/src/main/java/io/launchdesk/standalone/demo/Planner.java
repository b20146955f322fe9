package io.launchdesk.standalone.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Decides what is asked for, by whom, and what happens to it. The same seed gives the same plan.
 */
final class Planner {
  /** How many requests go through before one meets with something out of the ordinary again. */
  private static final int ROUND = Scenario.values().length;

  /** What a requester is asked for later when the brief is submitted without it. */
  private static final List<String> FORGOTTEN =
      List.of("goal", "goalMetric", "goalTarget", "audience");

  private final List<Example> examples;
  private final List<String> requesters;
  private final Random random;
  private final boolean keepsDates;
  private final Map<String, Integer> used = new HashMap<>();
  private Deque<Example> deck = new ArrayDeque<>();

  /**
   * @param keepsDates whether launch dates and measuring windows stay as the examples have them;
   *     else all launch as soon as they are ready and measure no results, so that they come to an
   *     end today
   */
  Planner(List<Example> examples, List<String> requesters, long seed, boolean keepsDates) {
    this.requesters = requesters;
    this.keepsDates = keepsDates;
    this.examples = examples.stream().filter(example -> !example.isIncomplete()).toList();
    this.random = new Random(seed);
  }

  /**
   * @param until requests are driven to this stage only: what happens later is not planned
   * @param faults whether channels can be made to fail
   */
  List<PlannedRequest> plan(int requests, Stage until, boolean faults) {
    List<PlannedRequest> plan = new ArrayList<>();
    for (Scenario scenario : scenarios(requests, until, faults)) {
      plan.add(request(scenario, plan));
    }
    return List.copyOf(plan);
  }

  /**
   * All scenarios that can happen, each once in a round; the first and every fourth go straight.
   */
  private List<Scenario> scenarios(int requests, Stage until, boolean faults) {
    List<Scenario> special = new ArrayList<>(Arrays.asList(Scenario.values()));
    special.remove(Scenario.STRAIGHT);
    special.removeIf(
        scenario ->
            until != Stage.END
                && !scenario.endsIn().isBefore(until)
                && scenario.endsIn() != Stage.END);
    special.removeIf(scenario -> scenario == Scenario.CHANNEL_FAILS && !faults);
    List<Scenario> chosen = new ArrayList<>();
    Deque<Scenario> round = new ArrayDeque<>();
    for (int i = 0; i < requests; i++) {
      if (i % ROUND == 0 || (requests > ROUND && i % 3 == 0)) {
        chosen.add(Scenario.STRAIGHT);
        continue;
      }
      if (round.isEmpty()) {
        Collections.shuffle(special, random);
        round.addAll(special);
      }
      chosen.add(round.pop());
    }
    return chosen;
  }

  private PlannedRequest request(Scenario scenario, List<PlannedRequest> before) {
    int number = before.size() + 1;
    if (scenario.isDuplicate()) {
      PlannedRequest twin = lastDelivered(before);
      return new PlannedRequest(
          number,
          scenario,
          twin.type(),
          twin.requester(),
          twin.complete(),
          twin.complete(),
          twin.number());
    }
    Example example = draw(scenario);
    Map<String, Object> complete = tailored(example, scenario);
    Map<String, Object> submitted = new LinkedHashMap<>(complete);
    if (scenario == Scenario.INCOMPLETE) {
      FORGOTTEN.forEach(submitted::remove);
    }
    String requester = requesters.get(random.nextInt(requesters.size()));
    return new PlannedRequest(number, scenario, example.type(), requester, submitted, complete, 0);
  }

  /** A repeated request has to meet one that is still on its way. */
  private static PlannedRequest lastDelivered(List<PlannedRequest> before) {
    return before.reversed().stream()
        .filter(request -> request.scenario().outcome().equals("delivered"))
        .findFirst()
        .orElseThrow();
  }

  /** The next example that fits; all are used before one is used again. */
  private Example draw(Scenario scenario) {
    for (int shuffles = 0; shuffles < 2; shuffles++) {
      for (Iterator<Example> left = deck.iterator(); left.hasNext(); ) {
        Example example = left.next();
        if (scenario.fits(example)) {
          left.remove();
          return example;
        }
      }
      List<Example> again = new ArrayList<>(examples);
      Collections.shuffle(again, random);
      deck = new ArrayDeque<>(again);
    }
    throw new DemoFailure("None of the examples fits the scenario \"" + scenario.title() + "\".");
  }

  private Map<String, Object> tailored(Example example, Scenario scenario) {
    Map<String, Object> brief = new LinkedHashMap<>(example.brief());
    if (!keepsDates) {
      brief.put("launchTiming", "asap");
      brief.remove("launchDate");
      brief.put("measuringDays", 0);
    }
    int times = used.merge(example.name(), 1, Integer::sum);
    if (times > 1) {
      brief.put("title", "Wave " + times + ": " + example.title());
    }
    if (scenario.name().startsWith("BUDGET")) {
      brief.put("budget", 2_400_000);
      brief.put("costCentre", scenario == Scenario.BUDGET_EXCEEDED ? "CC-EVENTS" : "CC-REGION");
    }
    return brief;
  }
}
