package io.launchdesk.standalone.part;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.install.ClassArchives;
import io.launchdesk.standalone.install.Java;
import io.launchdesk.standalone.supervisor.Hindrance;
import io.launchdesk.standalone.supervisor.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Zeebe broker with our exporter: one partition, every port on loopback. */
public final class Broker {
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration STOP_AND_ARCHIVE = Duration.ofSeconds(45);

  /**
   * A full disk can leave the broker's exporters dead for good; a broker that starts finds back.
   * But one whose clock has jumped takes itself for blocked until it looks at itself again, which
   * it does each 60 s (8.6.0), and works meanwhile.
   */
  private static final Duration RENEW_AFTER = Duration.ofSeconds(90);

  private final Path home;
  private final String version;
  private final Path exporter;
  private final Path loopback;
  private final DataFolder folder;
  private final ClassArchives archives;
  private final BrokerPorts ports;
  private final BrokerSettings settings;

  /**
   * @param home the unpacked distribution
   * @param exporter the exporter's jar, at a place where no build replaces it
   * @param loopback the jar that keeps datagrams on loopback, at such a place, too
   */
  public Broker(
      Path home,
      String version,
      Path exporter,
      Path loopback,
      DataFolder folder,
      ClassArchives archives,
      BrokerPorts ports,
      BrokerSettings settings) {
    this.home = home;
    this.version = version;
    this.exporter = exporter;
    this.loopback = loopback;
    this.folder = folder;
    this.archives = archives;
    this.ports = ports;
    this.settings = settings;
  }

  /**
   * The broker as the supervisor runs it.
   *
   * @param databases where exporters write to, by the exporters' names
   */
  public Part part(Map<String, DatabaseAccess> databases) {
    return new Part(
        "broker",
        "Zeebe " + version,
        ports.grpc(),
        folder.folder("logs").resolve("broker.log"),
        () -> launch(databases),
        this::leads,
        Duration.ofMinutes(5),
        RENEW_AFTER,
        Part.Stop.TERMINATE);
  }

  private Part.Launch launch(Map<String, DatabaseAccess> databases) {
    String identity = loopback.getParent().getFileName().toString().replaceAll("^.*-", "");
    ClassArchives.Use shared = archives.use("broker", version + "-" + identity);
    List<String> command = new ArrayList<>(List.of(Java.launcher()));
    command.addAll(Java.quiet());
    command.addAll(Java.quickStart());
    command.addAll(shared.options());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Dspring.config.additional-location=file:" + home.resolve("config") + "/",
            "-Dlog4j.configurationFile=" + logging(),
            "-Dbasedir=" + folder.root(),
            "-Dio.netty.bootstrap.extensions=serviceload",
            "-cp",
            home.resolve("lib") + "/*" + File.pathSeparator + loopback,
            "io.camunda.application.StandaloneBroker"));
    Duration patience = shared.writes() ? STOP_AND_ARCHIVE : STOP;
    return new Part.Launch(command, environment(databases), patience, shared.finish());
  }

  private Path logging() {
    Path file = folder.folder("run").resolve("broker-log4j2.xml");
    try (InputStream in = Broker.class.getResourceAsStream("/broker-log4j2.xml")) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Working means that the one partition has a leader and is healthy. */
  private void leads() throws IOException {
    Web.Answer answer = Web.get(ports.rest(), "/v2/topology");
    boolean leads = answer.body().contains("\"leader\"") && answer.body().contains("\"healthy\"");
    if (answer.code() != 200 || !leads) {
      requireSpace();
      throw new IOException("the partition has no healthy leader yet");
    }
  }

  private void requireSpace() throws IOException {
    long free = DataFolder.freeBytes(folder.root()) >> 20;
    if (free < settings.freeMegabytes()) {
      throw new Hindrance(
          "the disk of %s has %d MB free, and the engine stops below %d MB. Make room; it goes on by itself, and what was submitted meanwhile is kept"
              .formatted(folder.root(), free, settings.freeMegabytes()));
    }
  }

  private Map<String, String> environment(Map<String, DatabaseAccess> databases) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("ZEEBE_BROKER_DATA_DIRECTORY", folder.folder("zeebe").toString());
    all.putAll(network());
    all.putAll(storage());
    all.putAll(memory());
    databases.forEach((name, database) -> all.putAll(exporter(name, database)));
    all.put("ZEEBE_CLOCK_CONTROLLED", Boolean.toString(settings.controlledClock()));
    return all;
  }

  private Map<String, String> network() {
    String loopback = "127.0.0.1";
    return Map.of(
        "ZEEBE_BROKER_NETWORK_HOST", loopback,
        "ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(ports.command()),
        "ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(ports.internal()),
        "ZEEBE_BROKER_GATEWAY_NETWORK_HOST", loopback,
        "ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(ports.grpc()),
        "SERVER_ADDRESS", loopback,
        "SERVER_PORT", Integer.toString(ports.rest()),
        "MANAGEMENT_SERVER_ADDRESS", loopback,
        "MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
  }

  /**
   * Sized for one machine: recovery replays a minute at most. The engine looks twenty times a
   * second which timers are due, to a tenth of a second: more often does not make them less late.
   */
  private Map<String, String> storage() {
    return Map.of(
        "ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT",
        "1",
        "ZEEBE_BROKER_DATA_SNAPSHOTPERIOD",
        "1m",
        "ZEEBE_BROKER_DATA_LOGSEGMENTSIZE",
        settings.keepsLog() ? "1GB" : "32MB",
        "ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING",
        settings.freeMegabytes() + "MB",
        "ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION",
        BrokerSettings.FREE_FOR_REPLICATION + "MB",
        "ZEEBE_BROKER_PROCESSING_SCHEDULEDTASKCHECKINTERVAL",
        "50ms");
  }

  /**
   * What native code may take, so that it has all of it soon after the start and grows no further.
   * The engine's own limit for its state is 512 MB, a third of it for blocks of files, which fill
   * over hours. Memory that threads free stays with glibc's arenas, eight for each core unless told
   * otherwise.
   */
  private Map<String, String> memory() {
    return Map.of(
        "ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "128MB",
        "MALLOC_ARENA_MAX", "2");
  }

  private Map<String, String> exporter(String name, DatabaseAccess database) {
    String prefix = "ZEEBE_BROKER_EXPORTERS_" + name.toUpperCase(Locale.ROOT) + "_";
    return Map.of(
        prefix + "CLASSNAME", "io.launchdesk.exporter.LaunchdeskExporter",
        prefix + "JARPATH", exporter.toString(),
        prefix + "ARGS_URL", database.url(),
        prefix + "ARGS_USER", database.user(),
        prefix + "ARGS_PASSWORD", database.password());
  }
}
