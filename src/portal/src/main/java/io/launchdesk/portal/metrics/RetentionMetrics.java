package io.launchdesk.portal.metrics;

import io.launchdesk.portal.web.Kept;
import io.launchdesk.store.retention.RequestArchive;
import io.launchdesk.store.retention.RequestArchive.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How far archiving has come; read at most every five minutes. */
@Component
class RetentionMetrics implements MeterBinder {
  private static final Duration AGE = Duration.ofMinutes(5);

  private final Kept<State> state;
  private final Clock clock;

  RetentionMetrics(RequestArchive archive, Clock clock) {
    this.state = new Kept<>(archive::state, AGE, clock);
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "archived", "Requests whose details are archived", State::requests);
    gauge(registry, "unarchived", "Ended requests whose details are not", State::waiting);
    gauge(
        registry,
        "unarchived.oldest.seconds",
        "How long ago the first of them ended",
        all ->
            all.oldestEnd() == null
                ? 0
                : Duration.between(all.oldestEnd(), clock.instant()).toSeconds());
    gauge(registry, "archive.bytes", "Bytes of the archive in the database", State::bytes);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<State> value) {
    Gauge.builder("launchdesk.requests." + name, state, kept -> value.applyAsDouble(kept.get()))
        .description(description)
        .register(registry);
  }
}
