package io.launchdesk.standalone;

import io.launchdesk.standalone.backup.Backup;
import io.launchdesk.standalone.backup.BackupHandler;
import io.launchdesk.standalone.channel.ChannelReceiver;
import io.launchdesk.standalone.channel.ChannelStore;
import io.launchdesk.standalone.channel.Faults;
import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.LeftOvers;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.mail.MailPages;
import io.launchdesk.standalone.mail.MailServer;
import io.launchdesk.standalone.mail.MailStore;
import io.launchdesk.standalone.part.DatabaseAccess;
import io.launchdesk.standalone.part.Postgres;
import io.launchdesk.standalone.supervisor.Backoff;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.PartStatus;
import io.launchdesk.standalone.supervisor.Supervisor;
import io.launchdesk.standalone.webhook.WebhookReceiver;
import io.launchdesk.standalone.webhook.WebhookStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * One running embedded system. {@code ./launchdesk run} is this, and so are the integration tests:
 * {@link #start(LaunchOptions)} returns when everything works, {@link #close()} when no process is
 * left.
 */
public final class Launch implements AutoCloseable {
  /** Name of the database with the read model that is made anew from the engine's log. */
  public static final String REBUILT = "rebuilt";

  private final DataFolder folder;
  private final Secrets secrets;
  private final Ports ports;
  private final int portalPort;
  private final Children children;
  private final Supervisor supervisor;
  private final LocalServer local;
  private final MailStore mails;
  private final MailServer mailServer;
  private final Told told;
  private boolean closed;
  private DatabaseAccess database;

  private Launch(LaunchOptions options, Told told) {
    this.told = told;
    this.folder = DataFolder.open(options.data(), options.reset());
    try {
      stopLeftOvers();
      this.secrets = Secrets.in(folder.root());
      this.ports = Ports.in(folder.root());
      this.portalPort =
          options.port() == 0 ? ports.of("portal", 0) : ports.exactly("portal", options.port());
      this.mails = new MailStore(folder.folder("mail"), Clock.systemUTC());
      this.mailServer = MailServer.on(ports.of("smtp", 2525), mails);
      this.local = local();
      this.children = new Children(LeftOvers.in(folder.root()));
      this.supervisor = new Supervisor(children, Backoff.STANDARD, told::part);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Starts a system for a test, without output, and returns when it works. It ends with the JVM at
   * the latest.
   */
  public static Launch start(LaunchOptions options) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Launch launch = prepare(options, new Told(silent, false));
    Runtime.getRuntime().addShutdownHook(new Thread(launch::close, "stop"));
    try {
      launch.bringUp(options);
      return launch;
    } catch (RuntimeException e) {
      launch.close();
      throw e;
    }
  }

  /** Claims folder and ports; nothing is started yet. */
  static Launch prepare(LaunchOptions options, Told told) {
    return new Launch(options, told);
  }

  /** Starts all parts and returns when all of them work. */
  void bringUp(LaunchOptions options) {
    Installation installation = Installation.ofThisBuild().complete();
    database = new StartOrder(this, installation, told).run(options);
    Backup backup = new Backup(folder.root(), installation.version());
    String password = secrets.get(Postgres.SUPERUSER);
    local.with(
        "/backup",
        new BackupHandler(
            target -> backup.whileRunning(supervisor, port("postgres"), password, target),
            secrets));
  }

  /** Address of the portal, without a slash at the end. */
  public String portal() {
    return "http://127.0.0.1:" + portalPort;
  }

  /** Address of the supervisor's own server: mail pages, channels, faults, parts. */
  public String localAddress() {
    return local.address();
  }

  /** The mails that were taken. */
  public MailStore mails() {
    return mails;
  }

  /** How to reach the database. */
  public DatabaseAccess database() {
    return database;
  }

  /** How to reach another database of the same server. */
  public DatabaseAccess database(String name) {
    return new DatabaseAccess(
        database.url().replaceFirst("[^/]+$", name), database.user(), database.password());
  }

  /** How each part is. */
  public List<PartStatus> parts() {
    return supervisor.status();
  }

  /**
   * How the part of this name is: {@code postgres}, {@code broker}, {@code workers}, {@code
   * portal}.
   */
  public PartStatus part(String name) {
    return supervisor.status(name);
  }

  /** Kills a part as {@code kill -9} does; the supervisor starts it again. */
  public void kill(String part) {
    long pid = part(part).pid();
    ProcessHandle.of(pid)
        .orElseThrow(() -> new IllegalStateException(part + " has no process"))
        .destroyForcibly();
  }

  /**
   * Ends a part, does something while it is away, and has it started again, whatever comes of that.
   *
   * @return what the work returns
   * @throws Exception what the work throws
   */
  public <T> T without(String part, Callable<T> work) throws Exception {
    return supervisor.without(part, work);
  }

  /** Port of a part by its name in the data folder, e.g. {@code broker.management}. */
  public int port(String name) {
    return ports.last(name);
  }

  /** Stops everything; a second caller waits until the first is done. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      supervisor.close();
      mailServer.close();
      local.close();
      ports.close();
      folder.close();
    }
  }

  /** Where tests write by how many milliseconds workers and portal are ahead of the real time. */
  Path clockFile() {
    return folder.root().resolve("clock-offset");
  }

  DataFolder folder() {
    return folder;
  }

  Secrets secrets() {
    return secrets;
  }

  Ports ports() {
    return ports;
  }

  int portalPort() {
    return portalPort;
  }

  int mailPort() {
    return mailServer.port();
  }

  Children children() {
    return children;
  }

  Supervisor supervisor() {
    return supervisor;
  }

  private LocalServer local() {
    MailPages mailPages = new MailPages(mails);
    Faults faults = new Faults();
    ChannelStore channels = new ChannelStore(folder.folder("channels"), Clock.systemUTC());
    WebhookReceiver webhooks =
        new WebhookReceiver(new WebhookStore(folder.folder("webhooks"), Clock.systemUTC()), faults);
    return LocalServer.on(ports.of("local", 8025))
        .with("/", mailPages)
        .with("/mail", mailPages)
        .with("/channels", new ChannelReceiver(channels, faults))
        .with("/webhooks", webhooks)
        .with("/faults", faults)
        .with("/parts", exchange -> exchange.json(200, Map.of("parts", parts())));
  }

  private void stopLeftOvers() {
    try {
      List<String> found = LeftOvers.in(folder.root()).stopAll();
      if (!found.isEmpty()) {
        told.line("  Stopped what a killed run had left: " + String.join(", ", found) + ".");
      }
    } catch (IOException e) {
      throw new Refusal("What an earlier run left can't be read: " + e.getMessage() + ".", e);
    }
  }

  /** Time that the run has taken so far. */
  Duration elapsed() {
    return told.elapsed();
  }
}
