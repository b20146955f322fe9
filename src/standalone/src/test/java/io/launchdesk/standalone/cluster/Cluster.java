package io.launchdesk.standalone.cluster;

import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.LeftOvers;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.install.Applications;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.install.Java;
import io.launchdesk.standalone.install.Servers;
import io.launchdesk.standalone.mail.MailServer;
import io.launchdesk.standalone.mail.MailStore;
import io.launchdesk.standalone.part.DatabaseAccess;
import io.launchdesk.standalone.part.Postgres;
import io.launchdesk.standalone.supervisor.Backoff;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.Supervisor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The services of {@code docker-compose.yml}, for three brokers with {@code three-brokers.env}, as
 * processes of this machine: each has a loopback address of its own, and with it the ports that it
 * has in its container. What the Compose file sets is taken from there; what is different here is
 * named in {@link #here}.
 */
final class Cluster implements AutoCloseable {
  private static final Path CHECKOUT = Path.of("../..");
  private static final Path DEPLOYMENT = CHECKOUT.resolve("src/deployment");
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Installation installation = Installation.ofThisBuild().complete();
  private final String network = "127." + ThreadLocalRandom.current().nextInt(20, 250);
  private final ComposeFile compose;
  private final DataFolder folder;
  private final Secrets secrets;
  private final Ports ports;
  private final Children children;
  private final Supervisor supervisor;
  private final MailStore mails;
  private final MailServer mailServer;
  private final Applications applications;
  private final Postgres postgres;
  private final Path hosts;
  private final Optional<Protection> protection;
  private final List<Node> brokers;
  private final List<Node> portals;
  private final List<Node> workers;

  private Cluster(Path data, Size size, Optional<Protection> protection) throws IOException {
    this.protection = protection;
    folder = DataFolder.open(data, true);
    secrets = Secrets.in(folder.root());
    ports = Ports.in(folder.root());
    children = new Children(LeftOvers.in(folder.root()));
    supervisor = new Supervisor(children, Backoff.STANDARD, status -> {});
    mails = new MailStore(folder.folder("mail"), Clock.systemUTC());
    mailServer = MailServer.on(ports.of("smtp", 2525), mails);
    applications = new Applications(installation, children);
    Servers servers = new Servers(installation, progress -> {});
    int port = ports.of("postgres", 25432);
    postgres =
        new Postgres(servers.postgres(), installation.postgresVersion(), folder, secrets, port);
    Map<String, String> variables = new HashMap<>();
    if (size.brokers() == 3) {
      variables.putAll(ComposeFile.variables(DEPLOYMENT.resolve("three-brokers.env")));
    }
    variables.put("LAUNCHDESK_MAIL_HOST", "127.0.0.1");
    variables.put("LAUNCHDESK_MAIL_PORT", Integer.toString(mailServer.port()));
    compose = ComposeFile.read(CHECKOUT.resolve("docker-compose.yml"), variables);
    List<String> names = compose.servicesOf("camunda/camunda").subList(0, size.brokers());
    hosts = hosts(names.size());
    brokers = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      brokers.add(broker(names.get(i), i, names, servers.broker()));
    }
    portals = applications("portal", installation.portalJar(), 2, size.portals());
    workers = applications("workers", installation.workersJar(), 3, size.workers());
  }

  /**
   * How many of each.
   *
   * @param brokers one, or three
   */
  record Size(int brokers, int portals, int workers) {}

  /**
   * Starts the database; everything else is there to be started.
   *
   * @param protection when it is there, database and engine take encrypted connections only, and
   *     the engine asks for tokens
   */
  static Cluster prepare(Path data, Size size, Optional<Protection> protection) throws IOException {
    Cluster cluster = new Cluster(data, size, protection);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "stop"));
    cluster.postgres.prepare(cluster.children);
    if (protection.isPresent()) {
      protection.get().certificates().protect(data.resolve("postgres"));
    }
    cluster.supervisor.start(cluster.postgres.part()).join();
    cluster.postgres.makeDatabase(Postgres.DATABASE);
    return cluster;
  }

  /** Starts these all at once. */
  static void start(List<Node> nodes) throws IOException {
    for (Node node : nodes) {
      node.start();
    }
  }

  /** Waits until these say that they are ready, which they are when the engine is. */
  static void awaitReady(List<Node> nodes) {
    for (Node node : nodes) {
      await(node.name() + " is ready")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .failFast(node.name() + " has ended", () -> !node.alive())
          .until(node::ready);
    }
  }

  List<Node> brokers() {
    return brokers;
  }

  List<Node> portals() {
    return portals;
  }

  List<Node> workers() {
    return workers;
  }

  MailStore mails() {
    return mails;
  }

  /** One of the Compose file's secrets. */
  String secret(String name) {
    return secrets.get(name);
  }

  DatabaseAccess database() {
    return postgres.access();
  }

  @Override
  public synchronized void close() {
    Stream.concat(Stream.concat(portals.stream(), workers.stream()), brokers.stream())
        .parallel()
        .forEach(Node::close);
    supervisor.close();
    mailServer.close();
    ports.close();
    folder.close();
  }

  /** Clients find all brokers under one name, as in the network of the containers. */
  private Path hosts(int count) throws IOException {
    List<String> lines =
        IntStream.range(0, count).mapToObj(i -> address(1, i) + " engine").toList();
    return Files.write(folder.folder("run").resolve("hosts"), lines);
  }

  private String address(int kind, int number) {
    return network + "." + kind + "." + (number + 1);
  }

  private Node broker(String service, int number, List<String> all, Path home) throws IOException {
    Path log4j = folder.folder("run").resolve("broker-log4j2.xml");
    try (InputStream in = Postgres.class.getResourceAsStream("/broker-log4j2.xml")) {
      Files.write(log4j, in.readAllBytes());
    }
    Map<String, Object> application =
        ComposeFile.yaml(DEPLOYMENT.resolve("camunda/application.yaml"));
    Path jar = applications.kept(installation.exporterJar());
    Map<String, String> environment =
        Brokers.environment(
            compose.environment(service), ComposeFile.map(application.get("camunda")), jar);
    String address = address(1, number);
    environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secretsOf(service, service) + "/");
    environment.put("ZEEBE_BROKER_DATA_DIRECTORY", folder.folder("zeebe-" + number).toString());
    environment.put("ZEEBE_BROKER_NETWORK_HOST", address);
    environment.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", address);
    environment.put("SERVER_ADDRESS", address);
    environment.put("SERVER_PORT", "8080");
    environment.put("MANAGEMENT_SERVER_ADDRESS", address);
    // The brokers ask name servers, not the JVM, for each other.
    for (int i = all.size() - 1; i >= 0; i--) {
      String other = address(1, i);
      String name = all.get(i);
      environment.replaceAll(
          (key, value) ->
              value
                  .replaceAll("(^|,)" + name + ":", "$1" + other + ":")
                  .replaceAll("^" + name + "$", other));
    }
    protection.ifPresent(settings -> environment.putAll(settings.ofBroker()));
    List<String> command = java("512m");
    command.addAll(
        List.of(
            "-Dspring.config.additional-location=file:" + home.resolve("config") + "/",
            "-Dlog4j.configurationFile=" + log4j,
            "-Dbasedir=" + folder.root(),
            "-cp",
            home.resolve("lib") + "/*",
            "io.camunda.application.StandaloneBroker"));
    return new Node(service, address, command, here(environment), folder.folder("logs"));
  }

  private List<Node> applications(String service, Path jar, int kind, int count)
      throws IOException {
    Path laidOut = applications.laidOut(jar);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = service + "-" + (i + 1);
      Map<String, String> environment = compose.environment(service);
      environment.put("SERVER_ADDRESS", address(kind, i));
      environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secretsOf(service, name) + "/");
      // No Keycloak runs here: the demo people sign in with passwords.
      environment.put("LAUNCHDESK_DEMOPEOPLE", "true");
      environment.remove("LAUNCHDESK_OIDC_ISSUER");
      environment.computeIfPresent(
          "LAUNCHDESK_FILES_FOLDER", (key, there) -> folder.folder("files").toString());
      protection.ifPresent(settings -> environment.putAll(settings.ofClient()));
      environment.put(
          "CAMUNDA_CLIENT_AUTH_CREDENTIALSCACHEPATH",
          folder.folder("run").resolve("token-" + name).toString());
      List<String> command = java("384m");
      command.addAll(List.of("-Djdk.net.hosts.file=" + hosts, "-jar", laidOut.toString()));
      nodes.add(
          new Node(name, address(kind, i), command, here(environment), folder.folder("logs")));
    }
    return nodes;
  }

  /** The database is where this machine has it, and answers on loopback alone. */
  private Map<String, String> here(Map<String, String> environment) {
    String database =
        postgres.access().url()
            + protection.map(all -> all.certificates().databaseParameters()).orElse("");
    environment.replaceAll(
        (name, value) ->
            value.equals("jdbc:postgresql://postgres:5432/launchdesk") ? database : value);
    return environment;
  }

  /** The folder that the service finds as {@code /run/secrets}. */
  private Path secretsOf(String service, String node) throws IOException {
    Path mounted = folder.folder("run").resolve("secrets-" + node);
    Files.createDirectories(mounted);
    for (Map.Entry<String, String> secret : compose.secrets(service).entrySet()) {
      boolean ours = secret.getValue().equals("launchdesk_database_password");
      String value = secrets.get(ours ? Postgres.DATABASE : secret.getValue());
      Files.writeString(mounted.resolve(secret.getKey()), value);
    }
    return mounted;
  }

  private static List<String> java(String heap) {
    List<String> command = new ArrayList<>(List.of(Java.launcher()));
    command.addAll(Java.quiet());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8"));
    return command;
  }
}
