package io.launchdesk.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;

/**
 * Copies the files of a PostgreSQL that runs and is written to. The copy is the database as it was
 * when the copying ended: its own start brings it there.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL, making a
 *     base backup using the low level API</a>
 */
final class DatabaseCopy {
  /** What a copy must not have or does not need, by the same chapter. */
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Path CONTROL = Path.of("global", "pg_control");
  private static final int TRIES = 50;

  private DatabaseCopy() {}

  /**
   * @param superuser a connection of a superuser, without a limit of time; it must stay open
   * @param data the server's data folder
   * @param target a folder that is not there
   * @return bytes copied
   */
  static long copy(Connection superuser, Path data, Path target) throws SQLException, IOException {
    try (Statement statement = superuser.createStatement()) {
      // Keeps the log that is written meanwhile; goes with the connection.
      statement.execute(
          "select pg_create_physical_replication_slot('launchdesk_backup', true, true)");
      try {
        statement.execute("select pg_backup_start('launchdesk', true)");
        long bytes = Copies.tree(data, target, DatabaseCopy::left);
        for (String folder : EMPTIED) {
          if (!folder.equals("pg_wal")) {
            Copies.folder(target.resolve(folder));
          }
        }
        Files.write(target.resolve(CONTROL), control(data));
        Files.writeString(target.resolve("backup_label"), end(statement));
        return bytes
            + Copies.tree(
                data.resolve("pg_wal"),
                target.resolve("pg_wal"),
                path -> path.endsWith("archive_status"));
      } finally {
        statement.execute("select pg_drop_replication_slot('launchdesk_backup')");
      }
    }
  }

  /** What is left out when a server that does not run is copied. */
  static boolean ofARun(Path path) {
    return path.endsWith("postmaster.pid") || path.endsWith("postmaster.opts");
  }

  private static boolean left(Path path) {
    String name = path.getFileName().toString();
    return EMPTIED.contains(path.toString())
        || path.equals(CONTROL)
        || name.startsWith("pgsql_tmp")
        || name.startsWith("pg_internal.init")
        || ofARun(path);
  }

  private static String end(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
      row.next();
      return row.getString(1);
    }
  }

  /** The control file is written in one go and could be read in the midst of that. */
  private static byte[] control(Path data) throws IOException {
    byte[] read = Files.readAllBytes(data.resolve(CONTROL));
    for (int tries = 0; tries < TRIES; tries++) {
      byte[] again = Files.readAllBytes(data.resolve(CONTROL));
      if (Arrays.equals(read, again)) {
        return read;
      }
      read = again;
    }
    throw new IOException("pg_control was written all the time");
  }
}
