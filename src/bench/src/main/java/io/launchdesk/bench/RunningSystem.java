package io.launchdesk.bench;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Database and engine of an embedded default that runs, by what its data folder tells. */
public final class RunningSystem {
  private final Properties ports;
  private final Properties secrets;

  private RunningSystem(Properties ports, Properties secrets) {
    this.ports = ports;
    this.secrets = secrets;
  }

  /**
   * @param data the folder that {@code ./launchdesk run} uses
   * @throws IOException when no system has run in it
   */
  public static RunningSystem in(Path data) throws IOException {
    return new RunningSystem(
        properties(data.resolve("run/ports.properties")),
        properties(data.resolve("secrets.properties")));
  }

  /** Its database, as the product's own role. */
  public JdbcClient database() {
    return JdbcClient.create(source());
  }

  /** Connections to its database, as the product's own role. */
  public DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + ports.get("postgres") + "/launchdesk");
    source.setUser("launchdesk");
    source.setPassword(secrets.getProperty("launchdesk"));
    return source;
  }

  /** Where its engine takes commands. */
  public URI grpc() {
    return URI.create("http://127.0.0.1:" + ports.get("broker.grpc"));
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
