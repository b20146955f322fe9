package io.launchdesk.portal.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** What readiness is decided by, for those who watch it over time. */
@Component
class EngineMetrics implements MeterBinder {
  private final EngineHealthIndicator engine;

  EngineMetrics(EngineHealthIndicator engine) {
    this.engine = engine;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "launchdesk.engine.accepts",
            engine,
            asked -> Status.UP.equals(asked.health().getStatus()) ? 1 : 0)
        .description("1 when the engine accepted a command a moment ago, else 0")
        .register(registry);
  }
}
