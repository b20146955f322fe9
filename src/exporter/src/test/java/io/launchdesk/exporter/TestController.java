package io.launchdesk.exporter;

import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import java.time.Duration;
import java.util.Optional;

/**
 * The broker's side of an exporter: keeps position and metadata, runs scheduled tasks when told.
 */
final class TestController implements Controller {
  private long position = -1;
  private byte[] metadata;
  private Runnable task;

  /** What a broker knows again after it was killed: the state of its last snapshot. */
  TestController copy() {
    TestController copy = new TestController();
    copy.position = position;
    copy.metadata = metadata;
    return copy;
  }

  void runScheduled() {
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
  public void updateLastExportedRecordPosition(long exported, byte[] data) {
    position = exported;
    metadata = data;
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
    return Optional.ofNullable(metadata);
  }
}
