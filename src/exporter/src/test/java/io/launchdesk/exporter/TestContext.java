package io.launchdesk.exporter;

import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's side of an exporter's configuration. */
final class TestContext implements Context {
  private final Map<String, Object> arguments;
  private RecordFilter filter;

  TestContext(Map<String, Object> arguments) {
    this.arguments = arguments;
  }

  RecordFilter filter() {
    return filter;
  }

  @Override
  public MeterRegistry getMeterRegistry() {
    return new SimpleMeterRegistry();
  }

  @Override
  public Logger getLogger() {
    return LoggerFactory.getLogger("exporter.under.test");
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Configuration getConfiguration() {
    return new Configuration() {
      @Override
      public String getId() {
        return "launchdesk";
      }

      @Override
      public Map<String, Object> getArguments() {
        return arguments;
      }

      @Override
      public <T> T instantiate(Class<T> type) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public int getPartitionId() {
    return 1;
  }

  @Override
  public void setFilter(RecordFilter set) {
    filter = set;
  }
}
