package io.launchdesk.standalone;

import io.launchdesk.standalone.install.Applications;
import io.launchdesk.standalone.install.ClassArchives;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.install.Servers;
import io.launchdesk.standalone.part.Application;
import io.launchdesk.standalone.part.Broker;
import io.launchdesk.standalone.part.BrokerPorts;
import io.launchdesk.standalone.part.BrokerSettings;
import io.launchdesk.standalone.part.DatabaseAccess;
import io.launchdesk.standalone.part.Migrations;
import io.launchdesk.standalone.part.Postgres;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts the parts: first the database with its schema, then all that needs it, side by side. */
final class StartOrder {
  private static final String POSTGRES = "postgres";
  private static final String MAIL_HOST = "launchdesk.mail.host";

  private final Launch launch;
  private final Installation installation;
  private final Told told;
  private final Servers servers;
  private final Applications applications;
  private final ClassArchives archives;
  private final BrokerPorts brokerPorts;

  StartOrder(Launch launch, Installation installation, Told told) {
    this.launch = launch;
    this.installation = installation;
    this.told = told;
    this.servers = new Servers(installation, told::progress);
    this.applications = new Applications(installation, launch.children());
    this.archives = new ClassArchives(installation);
    this.brokerPorts = BrokerPorts.from(launch.ports());
  }

  DatabaseAccess run(LaunchOptions options) {
    Postgres postgres = postgres();
    DatabaseAccess database = migrated(postgres, Postgres.DATABASE);
    Map<String, DatabaseAccess> readModels = new LinkedHashMap<>(Map.of("launchdesk", database));
    if (options.log() == LaunchOptions.EngineLog.REPLAYED) {
      readModels.put(Launch.REBUILT, migrated(postgres, Launch.REBUILT));
    }
    List<CompletableFuture<?>> starting = new ArrayList<>();
    readModels.replaceAll((name, access) -> wired("broker", access, options));
    starting.add(begin(broker(options).part(readModels)));
    starting.add(
        begin(application("workers", installation.workersJar(), workersPort(), database, options)));
    starting.add(
        begin(
            application(
                "portal", installation.portalJar(), launch.portalPort(), database, options)));
    starting.forEach(StartOrder::await);
    return database;
  }

  private Postgres postgres() {
    Postgres postgres =
        new Postgres(
            servers.postgres(),
            installation.postgresVersion(),
            launch.folder(),
            launch.secrets(),
            launch.ports().of(POSTGRES, 25432));
    told.progress("starting PostgreSQL");
    postgres.prepare(launch.children());
    await(begin(postgres.part()));
    return postgres;
  }

  private DatabaseAccess migrated(Postgres postgres, String database) {
    postgres.makeDatabase(database);
    DatabaseAccess access = postgres.access(database);
    Instant begin = Instant.now();
    told.progress("migrating the database");
    int applied = Migrations.apply(access);
    String done = applied == 0 ? "nothing to do" : applied + " applied";
    told.part("Migrations", Duration.between(begin, Instant.now()), done);
    return access;
  }

  private Broker broker(LaunchOptions options) {
    return new Broker(
        servers.broker(),
        installation.brokerVersion(),
        applications.kept(installation.exporterJar()),
        applications.kept(installation.loopbackJar()),
        launch.folder(),
        archives,
        brokerPorts,
        new BrokerSettings(
            options.controlledClock(),
            options.log() != LaunchOptions.EngineLog.SHORTENED,
            options.freeMegabytes()));
  }

  private Part application(
      String name,
      java.nio.file.Path jar,
      int port,
      DatabaseAccess database,
      LaunchOptions options) {
    String title = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    return new Application(name, title, applications.laidOut(jar), port, "384m")
        .part(
            launch.folder(),
            archives,
            wired(name, database, options),
            properties(name, options),
            options.settings().variables());
  }

  private DatabaseAccess wired(String part, DatabaseAccess database, LaunchOptions options) {
    return database.at(options.wiring().port(part, POSTGRES, launch.port(POSTGRES)));
  }

  private Map<String, String> properties(String part, LaunchOptions options) {
    Map<String, String> all = defaults();
    all.keySet().removeIf(options.settings()::sets);
    if (!options.settings().sets(MAIL_HOST)) {
      all.put("spring.mail.host", "127.0.0.1");
      all.put("spring.mail.port", Integer.toString(launch.mailPort()));
    }
    all.put("camunda.client.mode", "self-managed");
    all.put("camunda.client.auth.method", "none");
    int grpc = options.wiring().port(part, "broker.grpc", brokerPorts.grpc());
    int rest = options.wiring().port(part, "broker.rest", brokerPorts.rest());
    all.put("camunda.client.grpc-address", "http://127.0.0.1:" + grpc);
    all.put("camunda.client.rest-address", "http://127.0.0.1:" + rest);
    all.put("launchdesk.parts-url", launch.localAddress() + "/parts");
    all.put("launchdesk.files.folder", launch.folder().folder("files").toString());
    if (options.controlledClock()) {
      all.put("launchdesk.clock-file", launch.clockFile().toString());
    }
    return all;
  }

  /** What portal and workers are told unless a setting of the environment says otherwise. */
  private Map<String, String> defaults() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("launchdesk.channels.endpoint", launch.localAddress() + "/channels");
    all.put("launchdesk.public-url", launch.portal());
    // Channels can be tried with the supervisor's own receiver, on this one machine.
    all.put("launchdesk.webhooks.allow-private", "true");
    all.put("launchdesk.demo-people", "true");
    return all;
  }

  private int workersPort() {
    return launch.ports().of("workers", 26530);
  }

  private CompletableFuture<Duration> begin(Part part) {
    return launch
        .supervisor()
        .start(part)
        .whenComplete(
            (took, failure) -> {
              if (failure == null) {
                told.part(part.title(), took, "127.0.0.1:" + part.port());
              }
            });
  }

  private static void await(CompletableFuture<?> starting) {
    try {
      starting.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Children.Ending ending) {
        throw ending;
      }
      throw new Refusal(e.getCause().getMessage() + ".", e.getCause());
    }
  }
}
