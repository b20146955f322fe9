package io.launchdesk.portal.metrics;

import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.portal.web.Kept;
import io.launchdesk.store.engine.FlowOfFacts;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.OpenRequestQueries;
import io.launchdesk.store.kpi.OpenRequestQueries.Entered;
import io.launchdesk.store.kpi.QueueQueries;
import io.launchdesk.store.kpi.QueueQueries.Queue;
import io.launchdesk.store.kpi.QueueQueries.Queues;
import io.launchdesk.store.kpi.Slice;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The desk's gauges. Queues are read at most every 15 seconds, figures every minute; a gauge whose
 * reading fails is not a number until it succeeds.
 */
@Component
class DeskMetrics implements MeterBinder {
  private static final Duration QUEUES_AGE = Duration.ofSeconds(15);
  private static final Duration FIGURES_AGE = Duration.ofMinutes(1);
  private static final int DAYS = 30;
  private static final List<String> STAGES =
      List.of("intake", "approval", "asset-production", "launch", "measure");

  private final CellQueries cells;
  private final Clock clock;
  private final Kept<Queues> queues;
  private final Kept<Double> lag;
  private final Kept<Map<String, Long>> open;
  private final Kept<Map<String, Sketch>> figures;

  DeskMetrics(
      QueueQueries queues,
      FlowOfFacts facts,
      OpenRequestQueries open,
      CellQueries cells,
      Clock clock) {
    this.cells = cells;
    this.clock = clock;
    this.queues = new Kept<>(queues::now, QUEUES_AGE, clock);
    this.lag = new Kept<>(() -> lagSeconds(facts), QUEUES_AGE, clock);
    this.open =
        new Kept<>(
            () ->
                open.entered(Slice.ALL, ZoneId.of("UTC")).stream()
                    .collect(
                        Collectors.groupingBy(Entered::stage, Collectors.summingLong(Entered::n))),
            FIGURES_AGE,
            clock);
    this.figures = new Kept<>(this::figures, FIGURES_AGE, clock);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Queue queue : Queue.values()) {
      String name = queue.name().toLowerCase(Locale.ROOT).replace('_', '.');
      queue(registry, name + ".waiting", "What waits in this queue", all -> all.of(queue).n());
      queue(
          registry,
          name + ".oldest.seconds",
          "Age of what waits longest in it",
          all -> all.of(queue).oldestSeconds());
    }
    queue(registry, "tasks.open", "Open tasks of people", Queues::tasks);
    queue(registry, "tasks.overdue", "Open tasks after their deadline", Queues::overdueTasks);
    queue(registry, "incidents.open", "Open incidents", Queues::incidents);
    queue(
        registry,
        "exporter.dead.letters",
        "Records that could not be written",
        Queues::deadLetters);
    queue(
        registry, "alerts.open", "Alerts that the system raised and did not clear", Queues::alerts);
    queue(registry, "kpi.unrecorded", "Ended requests without figures yet", Queues::unrecorded);
    Gauge.builder("launchdesk.exporter.lag.seconds", lag, Kept::get)
        .description("How far lists are behind the engine")
        .register(registry);
    for (String stage : STAGES) {
      Gauge.builder("launchdesk.requests.open", open, all -> all.get().getOrDefault(stage, 0L))
          .tag("stage", stage)
          .description("Open requests by stage")
          .register(registry);
    }
    KpiCatalogue.ALL.stream()
        .filter(KpiDefinition::isRecorded)
        .forEach(kpi -> figure(registry, kpi));
  }

  private void queue(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Queues> value) {
    Gauge.builder("launchdesk." + name, queues, kept -> value.applyAsDouble(kept.get()))
        .description(description)
        .register(registry);
  }

  private void figure(MeterRegistry registry, KpiDefinition kpi) {
    Gauge.builder("launchdesk.kpi.values", figures, all -> all.get().get(kpi.id()).n())
        .tag("kpi", kpi.id())
        .description("Values of the last 30 days")
        .register(registry);
    Gauge.builder("launchdesk.kpi.mean", figures, all -> orNaN(all.get().get(kpi.id()).mean()))
        .tags("kpi", kpi.id(), "unit", kpi.unit())
        .description("Mean of the last 30 days")
        .register(registry);
    Gauge.builder(
            "launchdesk.kpi.p95", figures, all -> orNaN(all.get().get(kpi.id()).percentile(0.95)))
        .tags("kpi", kpi.id(), "unit", kpi.unit())
        .description("95th percentile of the last 30 days")
        .register(registry);
  }

  private Map<String, Sketch> figures() {
    ZoneId zone = cells.zone();
    LocalDate today = LocalDate.now(clock.withZone(zone));
    Period period = new Period(today.minusDays(DAYS - 1), today, zone);
    return KpiCatalogue.ALL.stream()
        .filter(KpiDefinition::isRecorded)
        .collect(
            Collectors.toMap(
                KpiDefinition::id,
                kpi ->
                    Sketch.of(
                        cells.whole(kpi.id(), kpi.usual(), period, Slice.ALL).stream()
                            .map(Values::cell)
                            .toList())));
  }

  private Double lagSeconds(FlowOfFacts facts) {
    return facts
        .missingSince()
        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }
}
