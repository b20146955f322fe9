package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.OpenRequestQueries;
import io.launchdesk.store.kpi.OpenRequestQueries.Age;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How old the open requests are, and which of them are in their stage for longer than most. */
@Service
class AgeingReading {
  private static final int SINCE_DAYS = 90;
  private static final int LEAST_VALUES = 20;
  private static final double MOST = 0.85;
  private static final int LISTED = 50;

  private final CellQueries cells;
  private final OpenRequestQueries open;
  private final Clock clock;

  AgeingReading(CellQueries cells, OpenRequestQueries open, Clock clock) {
    this.cells = cells;
    this.open = open;
    this.clock = clock;
  }

  /**
   * Open requests, and the oldest of them that the caller may see.
   *
   * @param medianDays of all of them; null when there is none
   */
  record Ageing(
      Instant at,
      long n,
      Double medianDays,
      Double oldestDays,
      List<Stage> stages,
      List<OpenRequestQueries.Open> oldest) {}

  /**
   * @param medianDays null when the stage is empty
   * @param typicalDays so long at most 85 % of the requests stayed that left the stage in the last
   *     90 days; null when fewer than 20 did
   * @param late in the stage for longer than that; null when nothing is known
   */
  record Stage(
      String stage, long n, Double medianDays, Double oldestDays, Double typicalDays, Long late) {}

  Ageing of(Question question, Access access) {
    Instant now = clock.instant();
    Map<String, Double> typical = typical(question);
    List<Age> all = open.ages(question.slice(), typical, now);
    Optional<Age> whole = all.stream().filter(age -> age.stage() == null).findFirst();
    Map<String, Age> ages =
        all.stream()
            .filter(age -> age.stage() != null)
            .collect(Collectors.toMap(Age::stage, Function.identity()));
    return new Ageing(
        now,
        whole.map(Age::n).orElse(0L),
        whole.map(Age::medianDays).orElse(null),
        whole.map(Age::oldestDays).orElse(null),
        FlowReading.STAGES.stream()
            .map(stage -> stage(stage, ages.get(stage), typical.get(stage)))
            .toList(),
        open.oldest(question.slice(), access, now, LISTED));
  }

  private static Stage stage(String stage, Age age, Double typical) {
    return new Stage(
        stage,
        age == null ? 0 : age.n(),
        age == null ? null : age.medianDays(),
        age == null ? null : age.oldestDays(),
        typical,
        typical == null ? null : age == null ? Long.valueOf(0) : Long.valueOf(age.late()));
  }

  private Map<String, Double> typical(Question question) {
    LocalDate today = LocalDate.now(clock.withZone(question.period().zone()));
    Period since = new Period(today.minusDays(SINCE_DAYS - 1), today, question.period().zone());
    Map<String, Double> typical = new HashMap<>();
    cells.whole(KpiRules.STAGE_HOURS, null, since, question.slice()).stream()
        .collect(
            Collectors.groupingBy(
                Values::stage, Collectors.mapping(Values::cell, Collectors.toList())))
        .forEach(
            (stage, all) -> {
              Sketch sketch = Sketch.of(all);
              if (sketch.n() >= LEAST_VALUES) {
                typical.put(stage, sketch.percentile(MOST) / 24);
              }
            });
    return typical;
  }
}
