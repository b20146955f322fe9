package io.launchdesk.bench.growth;

import io.launchdesk.bench.OwnPostgres;
import io.launchdesk.bench.Repositories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL of the bench's own that writes as it must (fsync, full pages and synchronous commits
 * on), with the rows of some real requests in schema {@code template}.
 */
final class GrowthDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final AnnotationConfigApplicationContext context;

  private GrowthDatabase(EmbeddedPostgres postgres, AnnotationConfigApplicationContext context) {
    this.postgres = postgres;
    this.context = context;
  }

  /**
   * Starts it.
   *
   * @param folder for its data
   */
  static GrowthDatabase start(Path folder) throws IOException {
    EmbeddedPostgres postgres =
        OwnPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
            .setDataDirectory(folder.resolve("data"))
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_wal_size", "2GB")
            .start();
    DataSource source = postgres.getPostgresDatabase();
    Flyway.configure().dataSource(source).load().migrate();
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> source);
    context.register(Repositories.class, Copies.class);
    context.refresh();
    return new GrowthDatabase(postgres, context);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Runs by itself, outside of a transaction. */
  void execute(String sql) {
    get(JdbcClient.class).sql(sql).update();
  }

  /** Takes the requests of that database, and what they refer to. */
  void take(Connection from) throws SQLException, IOException {
    Copies copies = get(Copies.class);
    try (Connection into = postgres.getPostgresDatabase().getConnection();
        Statement statement = into.createStatement()) {
      // The rows are whole by themselves: nothing need be checked, and nothing follows from them.
      statement.execute("set session_replication_role = replica");
      statement.execute("create schema template");
      for (String table : Copies.OF_REQUESTS) {
        String template = "template." + Copies.template(table);
        statement.execute("create table %s (like %s)".formatted(template, table));
        copy(from, table, into, template, copies.columns(table));
      }
      for (String table : Copies.COMMON) {
        statement.execute("delete from " + table);
        copy(from, table, into, table, copies.columns(table));
      }
    }
  }

  private static void copy(
      Connection from, String table, Connection into, String to, List<String> columns)
      throws SQLException, IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    String names = Copies.names(columns);
    from.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy (select %s from %s) to stdout".formatted(names, table), rows);
    into.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy %s (%s) from stdin".formatted(to, names),
            new ByteArrayInputStream(rows.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    context.close();
    postgres.close();
  }
}
