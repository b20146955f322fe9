package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.OpenRequestQueries;
import io.launchdesk.store.kpi.OpenRequestQueries.Entered;
import io.launchdesk.store.kpi.Series;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * How many requests were in which stage at the end of each day. Known are those that are open now
 * and when each came into its stage; for the days before, the stays that ended since are added.
 */
@Service
class FlowReading {
  private static final int MOST_DAYS = 400;

  /** In the order of the process. */
  static final List<String> STAGES =
      List.of("intake", "approval", "asset-production", "launch", "measure");

  private final CellQueries cells;
  private final OpenRequestQueries open;
  private final Clock clock;

  FlowReading(CellQueries cells, OpenRequestQueries open, Clock clock) {
    this.cells = cells;
    this.open = open;
    this.clock = clock;
  }

  /** Cumulative flow. */
  record Flow(Days period, List<String> stages, List<Day> days) {}

  /**
   * @param inStage requests in each stage at the end of the day
   * @param ended delivered or with another outcome
   */
  record Day(
      LocalDate day, Map<String, Long> inStage, long submitted, long delivered, long ended) {}

  private record Key(String stage, LocalDate day) {}

  Flow of(Question question) {
    Period period = question.period();
    if (period.days() > MOST_DAYS) {
      throw Refusal.parameter("from", "must not be more than " + MOST_DAYS + " days before `to`.");
    }
    LocalDate today = LocalDate.now(clock.withZone(period.zone()));
    Map<String, Map<Key, Long>> daily = daily(question);
    Map<Key, Long> entered = daily.getOrDefault(KpiRules.STAGE_ENTERED, Map.of());
    Map<Key, Long> left = daily.getOrDefault(KpiRules.STAGE_LEFT, Map.of());
    Map<Key, Long> outcomes = daily.getOrDefault(KpiRules.OUTCOME, Map.of());
    List<Entered> running = open.entered(question.slice(), period.zone());
    Map<String, Long> stays = staysAfter(question, today);
    Deque<Day> days = new ArrayDeque<>();
    for (LocalDate day = period.to(); !day.isBefore(period.from()); day = day.minusDays(1)) {
      LocalDate at = day;
      Map<String, Long> inStage = new LinkedHashMap<>();
      for (String stage : STAGES) {
        long opened =
            running.stream()
                .filter(one -> one.stage().equals(stage) && !one.day().isAfter(at))
                .mapToLong(Entered::n)
                .sum();
        inStage.put(stage, opened + stays.getOrDefault(stage, 0L));
        stays.merge(
            stage,
            left.getOrDefault(new Key(stage, at), 0L)
                - entered.getOrDefault(new Key(stage, at), 0L),
            Long::sum);
      }
      long submitted =
          entered.getOrDefault(new Key("intake", at), 0L)
              + running.stream()
                  .filter(one -> one.stage().equals("intake") && one.day().equals(at))
                  .mapToLong(Entered::n)
                  .sum();
      long ended =
          outcomes.entrySet().stream()
              .filter(one -> one.getKey().day().equals(at))
              .mapToLong(Map.Entry::getValue)
              .sum();
      days.addFirst(
          new Day(
              at, inStage, submitted, outcomes.getOrDefault(new Key("delivered", at), 0L), ended));
    }
    return new Flow(Days.of(period), STAGES, List.copyOf(days));
  }

  /** Numbers by KPI, stage and day. */
  private Map<String, Map<Key, Long>> daily(Question question) {
    List<Series> series =
        Stream.of(KpiRules.STAGE_ENTERED, KpiRules.STAGE_LEFT, KpiRules.OUTCOME)
            .map(kpi -> new Series(kpi, null))
            .toList();
    Map<String, Map<Key, Long>> all = new HashMap<>();
    for (Values values : cells.trend(series, question.period(), Grain.DAY, question.slice())) {
      LocalDate day = values.startsAt().atZone(question.period().zone()).toLocalDate();
      all.computeIfAbsent(values.kpi(), none -> new HashMap<>())
          .merge(new Key(values.stage(), day), values.cell().n(), Long::sum);
    }
    return all;
  }

  /** Ended stays of each stage that lasted beyond the period's end. */
  private Map<String, Long> staysAfter(Question question, LocalDate today) {
    Map<String, Long> stays = new HashMap<>();
    Period period = question.period();
    if (!period.to().isBefore(today)) {
      return stays;
    }
    Period after = new Period(period.to().plusDays(1), today, period.zone());
    List<Series> series =
        List.of(new Series(KpiRules.STAGE_LEFT, null), new Series(KpiRules.STAGE_ENTERED, null));
    for (Values values : cells.whole(series, after, question.slice())) {
      long n = values.cell().n();
      stays.merge(values.stage(), values.kpi().equals(KpiRules.STAGE_LEFT) ? n : -n, Long::sum);
    }
    return stays;
  }
}
