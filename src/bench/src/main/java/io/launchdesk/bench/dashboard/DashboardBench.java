package io.launchdesk.bench.dashboard;

import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.core.identity.Role;
import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.ElementQueries;
import io.launchdesk.store.kpi.FigureRequestQueries;
import io.launchdesk.store.kpi.OpenRequestQueries;
import io.launchdesk.store.kpi.OpenStepQueries;
import io.launchdesk.store.kpi.Series;
import io.launchdesk.store.kpi.Slice;
import io.launchdesk.store.request.RequestMatch;
import io.launchdesk.store.task.TaskFilter;
import io.launchdesk.store.task.TaskFilter.Scope;
import io.launchdesk.store.task.TaskRepository;
import io.launchdesk.store.task.TaskSort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;

/**
 * What the SQL of each dashboard call and of the task list takes over histories of different sizes.
 * Of each call 60 runs are counted after 10 that are not, with six filters in turn: none, a type, a
 * team, a channel, a priority, a channel and a priority. Times include reading the answer into
 * Java; beside them stands the processor time of the database, which says the same on a busy
 * machine.
 */
@Command(
    name = "dashboard",
    description = "SQL of dashboards and task lists over made-up histories.")
public final class DashboardBench extends HistoryScenario {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int UNCOUNTED = 10;
  private static final int COUNTED = 60;
  private static final Aim CALLS = Aim.atMost("p95", null, 100.0);
  private static final Aim BADGES = Aim.atMost("p95", 50.0, 5.0);
  private static final Aim LISTS = Aim.atMost("p95", null, 20.0);
  private static final List<Slice> SLICES =
      List.of(
          Slice.ALL,
          new Slice(List.of("email-campaign"), List.of(), List.of(), List.of(), List.of()),
          new Slice(List.of(), List.of("team-2"), List.of(), List.of(), List.of()),
          new Slice(List.of(), List.of(), List.of("email"), List.of(), List.of()),
          new Slice(List.of(), List.of(), List.of(), List.of("high"), List.of()),
          new Slice(List.of(), List.of(), List.of("email"), List.of("normal"), List.of()));
  private static final List<Series> FLOW =
      Stream.of("stage-entered", "stage-left", "outcome")
          .map(kpi -> new Series(kpi, null))
          .toList();
  private static final Access ANALYST = new Access(person("analyst", Role.ANALYST, List.of()));
  private static final Access APPROVER =
      new Access(person("person-7", Role.APPROVER, List.of("group-3", "group-5")));

  private static final RequestMatch ANY_REQUEST =
      new RequestMatch(
          List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(), List.of(),
          null, null, List.of(), null);

  @Override
  void measure(
      Measured measured, int requests, HistoryDatabase database, History history, Path folder)
      throws Exception {
    try (Store store = Store.of(database.source())) {
      System.out.printf(
          Locale.ROOT,
          "%n%,d requests%n%-34s %9s %9s %9s %9s%n",
          requests,
          "call",
          "p50 ms",
          "p95 ms",
          "cpu p50",
          "cpu p95");
      ServerTime server = ServerTime.of(store.backendPid());
      calls(store).forEach((name, call) -> measured.add(time(requests, name, call, server, CALLS)));
      history.openTasks(requests);
      lists(store).forEach((name, call) -> measured.add(time(requests, name, call, server, LISTS)));
      TaskRepository tasks = store.get(TaskRepository.class);
      Consumer<Slice> counts = slice -> tasks.counts(APPROVER);
      measured.add(time(requests, "counts of the scopes", counts, server, BADGES));
    }
  }

  private static Map<String, Consumer<Slice>> calls(Store store) {
    CellQueries cells = store.get(CellQueries.class);
    OpenRequestQueries open = store.get(OpenRequestQueries.class);
    OpenStepQueries steps = store.get(OpenStepQueries.class);
    ElementQueries elements = store.get(ElementQueries.class);
    FigureRequestQueries behind = store.get(FigureRequestQueries.class);
    Instant now = Instant.now();
    Map<String, Consumer<Slice>> calls = new LinkedHashMap<>();
    calls.put(
        "figure, 30 days by day", slice -> figure(cells, "lead-time-hours", 30, Grain.DAY, slice));
    calls.put(
        "figure, 90 days by week",
        slice -> figure(cells, "lead-time-hours", 90, Grain.WEEK, slice));
    calls.put(
        "figure, a year by week",
        slice -> figure(cells, "lead-time-hours", 365, Grain.WEEK, slice));
    calls.put(
        "figure, a year by month",
        slice -> figure(cells, "lead-time-hours", 365, Grain.MONTH, slice));
    calls.put(
        "distribution, a year",
        slice -> cells.whole("lead-time-hours", "delivered", days(365), slice));
    calls.put(
        "sla by step, 90 days",
        slice -> {
          cells.whole("sla-kept", null, days(90), slice);
          cells.whole("sla-kept", null, days(90).before(), slice);
          steps.counts(slice, false, now);
        });
    calls.put(
        "sla by team, 90 days",
        slice -> {
          cells.byTeam("sla-kept", days(90), slice);
          cells.byTeam("sla-kept", days(90).before(), slice);
          steps.counts(slice, true, now);
        });
    calls.put(
        "flow, 90 days",
        slice -> {
          cells.trend(FLOW, days(90), Grain.DAY, slice);
          open.entered(slice, ZONE);
        });
    calls.put(
        "ageing",
        slice -> {
          cells.whole("stage-hours", null, days(90), slice);
          open.ages(slice, Map.of("intake", 2.0, "approval", 3.0), now);
          open.oldest(slice, ANALYST, now, 50);
        });
    calls.put("waits, 90 days", slice -> cells.sums("wait-hours", days(90), slice));
    calls.put("waits, a year", slice -> cells.sums("wait-hours", days(365), slice));
    calls.put("bottlenecks, 90 days", slice -> elements.runs(days(90), slice));
    calls.put("bottlenecks, a year", slice -> elements.runs(days(365), slice));
    calls.put(
        "forecast, 7 days",
        slice -> steps.due(slice, ANALYST, now, now.plus(Duration.ofDays(7)), 20_001));
    calls.put(
        "its earlier runs, every 5 minutes",
        slice -> cells.whole("step-hours", null, days(180), Slice.ALL));
    calls.put(
        "requests behind, a year",
        slice ->
            behind.list(
                new FigureRequestQueries.Wanted(
                    "lead-time-hours", "delivered", days(365), slice, null, null),
                ANALYST,
                null,
                26));
    return calls;
  }

  private static Map<String, Consumer<Slice>> lists(Store store) {
    TaskRepository tasks = store.get(TaskRepository.class);
    Map<String, Consumer<Slice>> lists = new LinkedHashMap<>();
    for (Scope scope : Scope.values()) {
      lists.put(
          "task list, " + scope.name().toLowerCase(Locale.ROOT),
          slice -> tasks.page(filter(scope), APPROVER, 51));
    }
    return lists;
  }

  private static TaskFilter filter(Scope scope) {
    return new TaskFilter(
        scope, null, null, List.of(), null, null, false, ANY_REQUEST, TaskSort.DUE.by(false), null);
  }

  private static void figure(CellQueries cells, String kpi, int length, Grain grain, Slice slice) {
    cells.trend(List.of(new Series(kpi, "delivered")), days(length), grain, slice);
    cells.whole(kpi, "delivered", days(length).before(), slice);
  }

  private static Period days(int length) {
    LocalDate today = LocalDate.now(ZONE);
    return new Period(today.minusDays(length - 1), today, ZONE);
  }

  private static Result time(
      int requests, String name, Consumer<Slice> call, ServerTime server, Aim aim) {
    Histogram elapsed = new Histogram(600_000_000L, 3);
    Histogram processor = new Histogram(600_000_000L, 3);
    for (int n = -UNCOUNTED; n < COUNTED; n++) {
      long begin = System.nanoTime();
      long used = server.nanos();
      call.accept(SLICES.get(Math.floorMod(n, SLICES.size())));
      if (n >= 0) {
        elapsed.recordValue((System.nanoTime() - begin) / 1000);
        processor.recordValue((server.nanos() - used) / 1000);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-34s %9.1f %9.1f %9.1f %9.1f%n",
        name,
        at(elapsed, 50),
        at(elapsed, 95),
        at(processor, 50),
        at(processor, 95));
    Map<String, Double> percentiles = new LinkedHashMap<>();
    percentiles.put("p95", at(elapsed, 95));
    percentiles.put("processor p50", at(processor, 50));
    percentiles.put("processor p95", at(processor, 95));
    return Result.of(name + ", " + requests, "ms", at(elapsed, 50)).with(percentiles).heldTo(aim);
  }

  private static double at(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1000.0;
  }

  private static Person person(String name, Role role, List<String> groups) {
    return new Person(
        name,
        name,
        name + "@example.org",
        "team-7",
        "global",
        "en",
        "UTC",
        Set.of(role),
        groups,
        List.of());
  }
}
