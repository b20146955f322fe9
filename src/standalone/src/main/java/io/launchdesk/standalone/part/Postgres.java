package io.launchdesk.standalone.part;

import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.folder.Trees;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL with its data in {@code postgres} of the data folder. It listens on loopback only,
 * asks for passwords that were made for this folder, and keeps what it has committed through a
 * crash.
 */
public final class Postgres {
  /** The database, and the role that owns it. */
  public static final String DATABASE = "launchdesk";

  /** The role that may do all; also the name of its password among the secrets. */
  public static final String SUPERUSER = "postgres";

  private final Path binaries;
  private final String version;
  private final DataFolder folder;
  private final Secrets secrets;
  private final int port;

  public Postgres(Path binaries, String version, DataFolder folder, Secrets secrets, int port) {
    this.binaries = binaries;
    this.version = version;
    this.folder = folder;
    this.secrets = secrets;
    this.port = port;
  }

  /** Address, user and password for the parts that use the database. */
  public DatabaseAccess access() {
    return access(DATABASE);
  }

  /** The same for another database of this server. */
  public DatabaseAccess access(String database) {
    return access(port, database, secrets.get(DATABASE));
  }

  /** The same for a server that another process has started. */
  public static DatabaseAccess access(int port, String password) {
    return access(port, DATABASE, password);
  }

  private static DatabaseAccess access(int port, String database, String password) {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, DATABASE, password);
  }

  /**
   * A connection of the superuser to a server that runs, without a limit of time.
   *
   * @param password the one of {@link #SUPERUSER}
   */
  public static Connection superuser(int port, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", password);
    return connect(port, properties);
  }

  /**
   * Makes the data directory when there is none: under another name first, so never half of one.
   */
  public void prepare(Children children) {
    Path data = data();
    if (Files.isDirectory(data)) {
      return;
    }
    Path work = folder.root().resolve("postgres.making");
    Path password = folder.folder("run").resolve("initdb.password");
    try {
      Trees.delete(work);
      Files.deleteIfExists(password);
      Files.writeString(password, secrets.get(SUPERUSER));
      children.output(new ProcessBuilder(initialise(work, password)).redirectErrorStream(true));
      Files.move(work, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refusal("PostgreSQL's data can't be made: " + e.getMessage(), e);
    } finally {
      Trees.deleteQuietly(password);
    }
  }

  /** The server as the supervisor runs it. */
  public Part part() {
    List<String> command =
        asNobodySpecial(
            binaries.resolve("bin/postgres").toString(),
            "-D",
            data().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=150",
            "-c",
            "shared_buffers=128MB",
            "-c",
            "fsync=on",
            "-c",
            "timezone=UTC",
            "-c",
            "log_line_prefix=%m [%p] ");
    return new Part(
        "postgres",
        "PostgreSQL " + version,
        port,
        folder.folder("logs").resolve("postgres.log"),
        () -> new Part.Launch(command, Map.of("TZ", "UTC"), Duration.ofSeconds(20), worked -> {}),
        this::answers,
        Duration.ofSeconds(60),
        Part.NEVER,
        Part.Stop.INTERRUPT);
  }

  /** Makes the role, and a database that it owns, when they are not there. */
  public void makeDatabase(String database) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '" + DATABASE + "'")) {
        String password = secrets.get(DATABASE);
        statement.execute("create role " + DATABASE + " login password '" + password + "'");
      }
      if (!exists(statement, "select 1 from pg_database where datname = '" + database + "'")) {
        statement.execute("create database " + database + " owner " + DATABASE);
      }
    } catch (SQLException e) {
      throw new Refusal("The database can't be made: " + e.getMessage() + ".", e);
    }
  }

  private void answers() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", secrets.get(SUPERUSER));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "10");
    return connect(port, properties);
  }

  private static Connection connect(int port, Properties properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private Path data() {
    return folder.root().resolve("postgres");
  }

  private List<String> initialise(Path target, Path password) {
    return asNobodySpecial(
        binaries.resolve("bin/initdb").toString(),
        "-D",
        target.toString(),
        "-U",
        SUPERUSER,
        "-A",
        "scram-sha-256",
        "--pwfile=" + password,
        "-E",
        "UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }

  /** PostgreSQL refuses to run as root; a user namespace of its own takes the privilege away. */
  private static List<String> asNobodySpecial(String... command) {
    List<String> whole = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      whole.addAll(List.of("unshare", "-U", "--"));
    }
    whole.addAll(List.of(command));
    return whole;
  }
}
