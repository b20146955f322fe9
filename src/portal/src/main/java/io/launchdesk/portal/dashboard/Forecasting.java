package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.portal.web.Kept;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.OpenStepQueries;
import io.launchdesk.store.kpi.OpenStepQueries.Open;
import io.launchdesk.store.kpi.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Which open steps will probably be late. Of the earlier runs of the same step that took as long as
 * this one has already, the share that took longer than this one may: nothing is said where fewer
 * than 20 did. Runs are those of the last 180 days, of all requests; they are looked up every five
 * minutes.
 */
@Service
class Forecasting {
  private static final int SINCE_DAYS = 180;
  private static final int LEAST_RUNS = 20;
  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 31;
  private static final int MOST_STEPS = 20_000;
  private static final int LISTED = 50;

  private final CellQueries cells;
  private final OpenStepQueries steps;
  private final Clock clock;
  private final Kept<Map<String, Sketch>> runs;

  Forecasting(
      CellQueries cells,
      OpenStepQueries steps,
      Clock clock,
      @Value("${launchdesk.dashboard.runs-age:5m}") Duration runsAge) {
    this.cells = cells;
    this.steps = steps;
    this.clock = clock;
    this.runs = new Kept<>(this::runs, runsAge, clock);
  }

  /**
   * @param complete false when more steps are due than were looked at
   * @param items those of the highest risk that the caller may see
   */
  record Forecast(Instant at, boolean complete, List<Day> days, List<Item> items) {}

  /**
   * Steps due on a day of the desk.
   *
   * @param expected sum of the known risks; null when none is known
   * @param unknown of how many nothing is known
   */
  record Day(LocalDate day, long due, Double expected, long unknown) {}

  /**
   * @param risk from 0 to 1; null when nothing is known
   * @param n earlier runs on which the risk rests
   */
  record Item(
      String requestId,
      String title,
      String step,
      String team,
      Instant dueAt,
      Double risk,
      long n) {}

  private record Judged(Open step, Double risk, long n) {}

  Forecast of(Question question, Access access) {
    Instant now = clock.instant();
    ZoneId zone = question.period().zone();
    LocalDate today = LocalDate.now(clock.withZone(zone));
    int days = days(question);
    Instant end = today.plusDays(days).atStartOfDay(zone).toInstant();
    Map<String, Sketch> known = runs.get();
    List<Open> due = steps.due(question.slice(), access, now, end, MOST_STEPS + 1);
    List<Judged> judged =
        due.stream()
            .limit(MOST_STEPS)
            .map(step -> judge(step, known.get(step.step()), now))
            .toList();
    Map<LocalDate, List<Judged>> byDay =
        judged.stream()
            .collect(Collectors.groupingBy(one -> one.step().dueAt().atZone(zone).toLocalDate()));
    return new Forecast(
        now,
        due.size() <= MOST_STEPS,
        IntStream.range(0, days)
            .mapToObj(today::plusDays)
            .map(day -> day(day, byDay.getOrDefault(day, List.of())))
            .toList(),
        judged.stream()
            .filter(one -> one.step().visible())
            .sorted(
                Comparator.comparing(Judged::risk, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(one -> one.step().dueAt()))
            .limit(LISTED)
            .map(Forecasting::item)
            .toList());
  }

  private static int days(Question question) {
    Integer asked = question.query().wholeNumber("days", MOST_DAYS);
    return asked == null ? USUAL_DAYS : asked;
  }

  private Map<String, Sketch> runs() {
    ZoneId zone = cells.zone();
    LocalDate today = LocalDate.now(clock.withZone(zone));
    Period since = new Period(today.minusDays(SINCE_DAYS - 1), today, zone);
    return cells.whole(KpiRules.STEP_HOURS, null, since, Slice.ALL).stream()
        .collect(
            Collectors.groupingBy(
                Values::stage,
                Collectors.collectingAndThen(
                    Collectors.mapping(Values::cell, Collectors.toList()), Sketch::of)));
  }

  private static Judged judge(Open step, Sketch runs, Instant now) {
    if (runs == null) {
      return new Judged(step, null, 0);
    }
    double longer = runs.above(hours(step.startedAt(), now));
    long n = Math.round(longer);
    Double risk =
        n < LEAST_RUNS
            ? null
            : Double.valueOf(runs.above(hours(step.startedAt(), step.dueAt())) / longer);
    return new Judged(step, risk, n);
  }

  private static double hours(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 3_600_000.0);
  }

  private static Day day(LocalDate day, List<Judged> due) {
    List<Double> known = new ArrayList<>();
    due.stream().filter(one -> one.risk() != null).forEach(one -> known.add(one.risk()));
    return new Day(
        day,
        due.size(),
        known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum(),
        due.size() - known.size());
  }

  private static Item item(Judged one) {
    return new Item(
        one.step().requestId(),
        one.step().title(),
        one.step().step(),
        one.step().team(),
        one.step().dueAt(),
        one.risk(),
        one.n());
  }
}
