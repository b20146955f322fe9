package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.Difference;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.dashboard.Figures.Target;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.KpiTarget;
import io.launchdesk.store.kpi.KpiTargetRepository;
import io.launchdesk.store.kpi.OpenStepQueries;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Which steps and teams keep what was agreed. */
@Service
class SlaReading {
  private final CellQueries cells;
  private final OpenStepQueries steps;
  private final KpiTargetRepository targets;
  private final Clock clock;

  SlaReading(CellQueries cells, OpenStepQueries steps, KpiTargetRepository targets, Clock clock) {
    this.cells = cells;
    this.steps = steps;
    this.targets = targets;
    this.clock = clock;
  }

  /** What is told apart: {@code step} and {@code team} count the same steps. */
  private static final List<String> WAYS = List.of("step", "stage", "team");

  /**
   * @param by {@code step}, {@code stage} or {@code team}
   * @param target null when there is no aim
   */
  record Kept(Days period, Days before, String by, Target target, List<Item> items) {}

  /**
   * Measured steps that ended.
   *
   * @param key the step, the stage or the team
   * @param n how many ended
   * @param share null when none did
   * @param open how many are open now
   * @param overdue how many of these are overdue
   */
  record Item(
      String key,
      long n,
      long kept,
      Double share,
      long beforeN,
      Double beforeShare,
      Difference difference,
      long open,
      long overdue) {}

  Kept of(Question question) {
    String by = question.query().oneOf("by", "step", WAYS);
    Map<String, Sketch> now = kept(question, question.period(), by);
    Map<String, Sketch> before = kept(question, question.period().before(), by);
    Map<String, OpenStepQueries.Count> open =
        open(question, by).stream()
            .collect(Collectors.toMap(OpenStepQueries.Count::key, Function.identity()));
    TreeSet<String> keys = new TreeSet<>(now.keySet());
    keys.addAll(before.keySet());
    keys.addAll(open.keySet());
    Sketch none = Sketch.of(List.of());
    return new Kept(
        Days.of(question.period()),
        Days.of(question.period().before()),
        by,
        target(question, figure(by)),
        keys.stream()
            .map(
                key ->
                    item(
                        key,
                        now.getOrDefault(key, none),
                        before.getOrDefault(key, none),
                        open.getOrDefault(key, new OpenStepQueries.Count(key, 0, 0))))
            .toList());
  }

  /** Stages have a figure of their own, so that nothing is counted twice. */
  private static String figure(String by) {
    return by.equals("stage") ? KpiRules.STAGE_SLA_KEPT : KpiRules.SLA_KEPT;
  }

  private List<OpenStepQueries.Count> open(Question question, String by) {
    return by.equals("stage")
        ? steps.stages(question.slice(), clock.instant())
        : steps.counts(question.slice(), by.equals("team"), clock.instant());
  }

  private Map<String, Sketch> kept(Question question, Period period, String by) {
    List<Values> values =
        by.equals("team")
            ? cells.byTeam(figure(by), period, question.slice())
            : cells.whole(figure(by), null, period, question.slice());
    return values.stream()
        .collect(
            Collectors.groupingBy(
                Values::stage,
                Collectors.collectingAndThen(
                    Collectors.mapping(Values::cell, Collectors.toList()), Sketch::of)));
  }

  private Target target(Question question, String figure) {
    KpiTarget aim = targets.on(question.period().to()).get(figure);
    return aim == null || aim.value() == null
        ? null
        : new Target(aim.value(), aim.version(), aim.effectiveFrom(), null);
  }

  private static Item item(String key, Sketch now, Sketch before, OpenStepQueries.Count open) {
    return new Item(
        key,
        now.n(),
        now.total().longValue(),
        now.mean(),
        before.n(),
        before.mean(),
        Difference.between(before, now).orElse(null),
        open.open(),
        open.overdue());
  }
}
