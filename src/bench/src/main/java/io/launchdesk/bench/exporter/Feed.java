package io.launchdesk.bench.exporter;

import io.camunda.zeebe.exporter.api.ExporterException;
import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.exporter.LaunchdeskExporter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds an exporter as fast as it takes records. */
final class Feed implements Controller {
  private long position = -1;
  private Runnable task;

  /** How long it takes until the last record is committed and told to the broker. */
  static long nanos(List<Record<?>> records, String url, int batchSize) {
    Feed feed = new Feed();
    LaunchdeskExporter exporter = new LaunchdeskExporter();
    exporter.configure(
        new Host(
            Map.of(
                "url", url, "user", "postgres", "password", "postgres", "batchSize", batchSize)));
    exporter.open(feed);
    long began = System.nanoTime();
    for (Record<?> record : records) {
      feed.give(exporter, record);
    }
    long last = records.getLast().getPosition();
    while (feed.position < last) {
      feed.runScheduled();
      LockSupport.parkNanos(100_000);
    }
    long nanos = System.nanoTime() - began;
    exporter.close();
    return nanos;
  }

  private void give(LaunchdeskExporter exporter, Record<?> record) {
    while (true) {
      try {
        exporter.export(record);
        return;
      } catch (ExporterException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private void runScheduled() {
    Runnable due = task;
    task = null;
    if (due != null) {
      due.run();
    }
  }

  @Override
  public void updateLastExportedRecordPosition(long exported) {
    position = exported;
  }

  @Override
  public void updateLastExportedRecordPosition(long exported, byte[] metadata) {
    position = exported;
  }

  @Override
  public long getLastExportedRecordPosition() {
    return position;
  }

  @Override
  public ScheduledTask scheduleCancellableTask(Duration delay, Runnable scheduled) {
    task = scheduled;
    return () -> task = null;
  }

  @Override
  public Optional<byte[]> readMetadata() {
    return Optional.empty();
  }

  private record Host(Map<String, Object> arguments) implements Context, Configuration {
    @Override
    public MeterRegistry getMeterRegistry() {
      return new SimpleMeterRegistry();
    }

    @Override
    public Logger getLogger() {
      return LoggerFactory.getLogger("bench.exporter");
    }

    @Override
    public InstantSource clock() {
      return InstantSource.system();
    }

    @Override
    public Configuration getConfiguration() {
      return this;
    }

    @Override
    public int getPartitionId() {
      return 1;
    }

    @Override
    public void setFilter(RecordFilter filter) {
      // the recording is filtered already
    }

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
  }
}
