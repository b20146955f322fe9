package io.launchdesk.bench.engine;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.LeftOvers;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.install.Applications;
import io.launchdesk.standalone.install.ClassArchives;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.install.Servers;
import io.launchdesk.standalone.part.Broker;
import io.launchdesk.standalone.part.BrokerPorts;
import io.launchdesk.standalone.part.BrokerSettings;
import io.launchdesk.standalone.part.DatabaseAccess;
import io.launchdesk.standalone.supervisor.Backoff;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/**
 * The broker as the embedded default starts it, without the rest of the system: the same program,
 * settings and memory, one partition.
 */
final class OwnBroker implements AutoCloseable {
  /** Each record, command and event alike, has the next number in the partition's log. */
  private static final String POSITION = "zeebe_log_appender_last_committed_position";

  private final DataFolder folder;
  private final Ports ports;
  private final BrokerPorts brokerPorts;
  private final Supervisor supervisor;

  private OwnBroker(
      DataFolder folder, Ports ports, BrokerPorts brokerPorts, Supervisor supervisor) {
    this.folder = folder;
    this.ports = ports;
    this.brokerPorts = brokerPorts;
    this.supervisor = supervisor;
  }

  /**
   * Starts it and returns when its partition works.
   *
   * @param root an empty folder
   * @param databases where our exporter writes to, by the exporters' names; empty starts it without
   */
  static OwnBroker start(Path root, Map<String, DatabaseAccess> databases) {
    Installation installation = Installation.ofThisBuild().complete();
    DataFolder folder = DataFolder.open(root, false);
    Ports ports = Ports.in(root);
    Children children = new Children(LeftOvers.in(root));
    Supervisor supervisor = new Supervisor(children, Backoff.STANDARD, news -> {});
    Applications applications = new Applications(installation, children);
    BrokerPorts brokerPorts = BrokerPorts.from(ports);
    Broker broker =
        new Broker(
            new Servers(installation, progress -> {}).broker(),
            installation.brokerVersion(),
            applications.kept(installation.exporterJar()),
            applications.kept(installation.loopbackJar()),
            folder,
            new ClassArchives(installation),
            brokerPorts,
            BrokerSettings.STANDARD);
    OwnBroker own = new OwnBroker(folder, ports, brokerPorts, supervisor);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop broker"));
    try {
      supervisor.start(broker.part(databases)).join();
      return own;
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** Where clients connect. */
  URI grpc() {
    return URI.create("http://127.0.0.1:" + brokerPorts.grpc());
  }

  /** How many records the log has had so far. */
  long records() throws IOException, InterruptedException {
    URI metrics =
        URI.create("http://127.0.0.1:" + brokerPorts.management() + "/actuator/prometheus");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(POSITION))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .findFirst()
          .orElseThrow(() -> new IOException("the broker does not tell " + POSITION));
    }
  }

  @Override
  public void close() {
    supervisor.close();
    ports.close();
    folder.close();
  }
}
