package io.launchdesk.exporter;

import io.camunda.zeebe.exporter.api.ExporterException;
import io.camunda.zeebe.protocol.record.Record;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Drives an exporter as the broker does: one record after the other, each until it is taken. */
final class ExporterHarness implements AutoCloseable {
  private final LaunchdeskExporter exporter = new LaunchdeskExporter();
  private final TestController controller;

  ExporterHarness(String url, TestController controller, Map<String, Object> more) {
    this.controller = controller;
    Map<String, Object> arguments = new HashMap<>(more);
    arguments.put("url", url);
    arguments.put("user", "postgres");
    arguments.put("password", "postgres");
    exporter.configure(new TestContext(arguments));
    exporter.open(controller);
  }

  ExporterHarness(String url, TestController controller) {
    this(url, controller, Map.of());
  }

  /** Exports records that the broker does not know as exported, and waits for the commit. */
  void export(List<Record<?>> records) {
    offer(records);
    awaitWritten(records.getLast().getPosition());
  }

  void offer(List<Record<?>> records) {
    for (Record<?> record : records) {
      if (record.getPosition() > controller.getLastExportedRecordPosition() && !taken(record)) {
        Awaitility.await("the record is taken")
            .pollInterval(Duration.ofMillis(20))
            .atMost(Duration.ofSeconds(60))
            .until(() -> taken(record));
      }
    }
  }

  boolean taken(Record<?> record) {
    try {
      exporter.export(record);
      return true;
    } catch (ExporterException e) {
      return false;
    }
  }

  void awaitWritten(long position) {
    Awaitility.await("position " + position + " is told to the broker")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              controller.runScheduled();
              return controller.getLastExportedRecordPosition() >= position;
            });
  }

  void tick() {
    controller.runScheduled();
  }

  @Override
  public void close() {
    exporter.close();
  }
}
