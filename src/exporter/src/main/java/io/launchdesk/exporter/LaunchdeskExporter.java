package io.launchdesk.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.ExporterException;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.exporter.log.Mark;
import io.launchdesk.exporter.record.Catalogue;
import io.launchdesk.exporter.record.ReadModel;
import io.launchdesk.exporter.write.Writer;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The exporter as the broker knows it. The broker calls it on one thread per partition; everything
 * that may take time happens on the {@link Writer}'s thread.
 */
public final class LaunchdeskExporter implements Exporter {
  private static final Duration TELL_EVERY = Duration.ofMillis(250);

  private ExporterConfig config;
  private Catalogue catalogue;
  private int partition;
  private Logger log;
  private Controller controller;
  private Writer writer;
  private RecordBuffer buffer;
  private ScheduledTask tick;
  private long told;

  /** Checks the arguments; called by the broker before it starts, too. */
  @Override
  public void configure(Context context) {
    config = ExporterConfig.of(context.getConfiguration().getArguments());
    catalogue = ReadModel.catalogue(config.maxVariableSize());
    partition = context.getPartitionId();
    log = context.getLogger();
    context.setFilter(new EventFilter(catalogue));
    log.info("Launchdesk exporter: {}", config);
  }

  @Override
  public void open(Controller opened) {
    controller = opened;
    told = opened.getLastExportedRecordPosition();
    Optional<Mark> broker = opened.readMetadata().flatMap(Mark::decoded);
    writer = new Writer(config, partition, broker, log);
    buffer = new RecordBuffer(catalogue, writer);
    writer.start();
    scheduleTick();
  }

  /**
   * Takes a record.
   *
   * @throws ExporterException when no more can be taken now; the broker tries again
   */
  @Override
  public void export(Record<?> record) {
    if (writer.isRefused()) {
      throw new ExporterException(writer.trouble());
    }
    buffer.add(record);
    tell();
  }

  @Override
  public void close() {
    if (tick != null) {
      tick.cancel();
    }
    if (writer != null) {
      writer.close();
    }
  }

  private void scheduleTick() {
    tick = controller.scheduleCancellableTask(TELL_EVERY, this::tick);
  }

  private void tick() {
    try {
      tell();
    } finally {
      scheduleTick();
    }
  }

  /** Tells the broker what is committed, so that it may forget it. */
  private void tell() {
    Optional<Mark> committed = writer.committed();
    if (committed.isEmpty()) {
      return;
    }
    long position = Math.min(committed.get().position(), buffer.lastSeen());
    if (position > told) {
      told = position;
      controller.updateLastExportedRecordPosition(
          position, new Mark(committed.get().log(), position).encoded());
    }
  }
}
