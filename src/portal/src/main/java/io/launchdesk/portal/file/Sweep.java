package io.launchdesk.portal.file;

import io.launchdesk.store.file.FileRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes bytes that no file has any more, a day after they came at the earliest. */
@Component
class Sweep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final Duration AGE = Duration.ofDays(1);

  private final FileFolder folder;
  private final FileRepository files;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private ScheduledExecutorService clockwork;

  Sweep(FileFolder folder, FileRepository files, TransactionTemplate transaction, Clock clock) {
    this.folder = folder;
    this.files = files;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Looks through the folder once. */
  void sweep() {
    try {
      Instant before = clock.instant().minus(AGE);
      folder.dropReceivedBefore(before);
      for (String sha256 : folder.keptBefore(before)) {
        transaction.executeWithoutResult(status -> removeUnused(sha256));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("the folder of files could not be swept: {}", e.getMessage());
    }
  }

  private void removeUnused(String sha256) {
    files.lockBytes(sha256);
    if (files.isUsed(sha256)) {
      return;
    }
    try {
      folder.remove(sha256);
      LOG.info("removed the bytes {} that no file has any more", sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    clockwork =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweep").daemon().factory());
    clockwork.scheduleWithFixedDelay(this::sweep, 1, 6 * 60, TimeUnit.MINUTES);
  }

  @Override
  public void stop() {
    clockwork.shutdown();
    clockwork = null;
  }

  @Override
  public boolean isRunning() {
    return clockwork != null;
  }
}
