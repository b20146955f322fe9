package io.launchdesk.standalone.backup;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.LeftOvers;
import io.launchdesk.standalone.part.Postgres;
import io.launchdesk.standalone.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Copies broker, database and files of a data folder to one consistent point. The broker is copied
 * while it is away, and the database before it is back: so whatever the database says was told to
 * the engine, or was heard from it, is in the broker's log, and what is not yet told is told when
 * the backup is started (ADR 0039).
 */
public final class Backup {
  private static final String BROKER = "broker";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Path data;
  private final String version;

  /**
   * @param data the data folder's root
   * @param version of this program, noted in the backup
   */
  public Backup(Path data, String version) {
    this.data = data;
    this.version = version;
  }

  /**
   * What was copied.
   *
   * @param bytes size of the backup
   * @param took from the begin to the whole backup
   * @param engineAway for how long the engine did not work; zero when nothing ran
   */
  public record Made(long bytes, Duration took, Duration engineAway) {}

  /**
   * Copies while the system runs.
   *
   * @param port where its PostgreSQL answers
   * @param password of its superuser
   * @throws io.launchdesk.standalone.Refusal when the place is not right
   */
  public Made whileRunning(Supervisor supervisor, int port, String password, Path target)
      throws Exception {
    Instant begin = Instant.now();
    BackupFolder folder = BackupFolder.begin(target, data);
    try (Connection database = Postgres.superuser(port, password)) {
      Instant away = Instant.now();
      long bytes =
          supervisor.without(
              BROKER,
              () ->
                  broker(folder)
                      + DatabaseCopy.copy(
                          database, data.resolve("postgres"), folder.work().resolve("postgres")));
      bytes += folder.copyFiles(data);
      folder.finish(new BackupFolder.Manifest(begin, version));
      Duration took = Duration.between(begin, Instant.now());
      awaitEngine(supervisor);
      return new Made(bytes, took, Duration.between(away, Instant.now()));
    } catch (Exception e) {
      folder.abandon();
      throw e;
    }
  }

  /** Copies while nothing runs; the folder is open so that nothing can be started. */
  Made whileStopped(DataFolder open, Path target) throws IOException {
    Instant begin = Instant.now();
    LeftOvers.in(open.root()).stopAll();
    BackupFolder folder = BackupFolder.begin(target, data);
    try {
      long bytes = broker(folder);
      bytes +=
          Copies.tree(
              data.resolve("postgres"), folder.work().resolve("postgres"), DatabaseCopy::ofARun);
      bytes += folder.copyFiles(data);
      folder.finish(new BackupFolder.Manifest(begin, version));
      return new Made(bytes, Duration.between(begin, Instant.now()), Duration.ZERO);
    } catch (IOException | RuntimeException e) {
      folder.abandon();
      throw e;
    }
  }

  private long broker(BackupFolder folder) throws IOException {
    return Copies.tree(data.resolve("zeebe"), folder.work().resolve("zeebe"), path -> false);
  }

  private static void awaitEngine(Supervisor supervisor) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!supervisor.status(BROKER).state().equals("up") && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}
