package io.launchdesk.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.LeftOvers;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.install.Servers;
import io.launchdesk.standalone.part.Postgres;
import io.launchdesk.standalone.supervisor.Backoff;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that is copied while it is written to, and its copy started. */
class DatabaseCopyTest {
  @TempDir private Path temp;

  @Test
  void shouldHaveAllThatWasCommittedWhenTheCopyingBegan() throws Exception {
    Path copied = temp.resolve("copied/postgres");
    AtomicLong committed = new AtomicLong();
    long before;
    try (Running server = new Running(temp.resolve("data"))) {
      // given a table that is written to all the time
      server.execute("create table written (n bigint primary key, filling text)");
      AtomicBoolean goOn = new AtomicBoolean(true);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> server.write(committed, goOn));
      await().until(() -> committed.get() > 100);
      before = committed.get();

      // when
      Files.createDirectories(copied.getParent());
      try (Connection connection = server.connect()) {
        DatabaseCopy.copy(connection, temp.resolve("data/postgres"), copied);
      }
      goOn.set(false);
      writing.join();
      Files.copy(
          temp.resolve("data/secrets.properties"), temp.resolve("copied/secrets.properties"));
      Files.createFile(temp.resolve("copied/launchdesk-data-folder"));
    }

    // then the copy starts by itself, whole
    try (Running server = new Running(temp.resolve("copied"))) {
      long found = server.number("select count(*) from written");
      assertThat(found).isBetween(before, committed.get());
      assertThat(server.number("select max(n) from written")).isEqualTo(found);
      assertThat(server.number("select count(*) from pg_replication_slots")).isZero();
    }
  }

  /** A server on a data folder. */
  private static final class Running implements AutoCloseable {
    private final DataFolder folder;
    private final Secrets secrets;
    private final Ports ports;
    private final Supervisor supervisor;
    private final int port;

    Running(Path data) {
      folder = DataFolder.open(data, false);
      secrets = Secrets.in(folder.root());
      ports = Ports.in(folder.root());
      Children children = new Children(LeftOvers.in(folder.root()));
      supervisor = new Supervisor(children, Backoff.STANDARD, status -> {});
      Installation installation = Installation.ofThisBuild();
      port = ports.of("postgres", 0);
      Postgres postgres =
          new Postgres(
              new Servers(installation, progress -> {}).postgres(),
              installation.postgresVersion(),
              folder,
              secrets,
              port);
      postgres.prepare(children);
      supervisor.start(postgres.part()).join();
    }

    Connection connect() throws SQLException {
      return Postgres.superuser(port, secrets.get(Postgres.SUPERUSER));
    }

    void execute(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    long number(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }

    /** Writes rows 1, 2, 3 ... in transactions of their own. */
    void write(AtomicLong committed, AtomicBoolean goOn) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        while (goOn.get()) {
          long next = committed.get() + 1;
          statement.execute("insert into written values (" + next + ", repeat('x', 2000))");
          committed.set(next);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      supervisor.close();
      ports.close();
      folder.close();
    }
  }
}
