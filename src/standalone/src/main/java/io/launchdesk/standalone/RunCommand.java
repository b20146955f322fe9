package io.launchdesk.standalone;

import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.part.BrokerSettings;
import io.launchdesk.standalone.supervisor.Children;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the embedded system and keeps it running until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Starts PostgreSQL, Zeebe, workers and portal on this machine; Ctrl-C stops all.")
final class RunCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the portal on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder for all data (default: ./data).")
  private Path data;

  @Option(names = "--reset", description = "Delete all data in the folder first.")
  private boolean reset;

  @Option(names = "--controlled-clock", hidden = true)
  private boolean controlledClock;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Told told = new Told(out, Boolean.getBoolean("launchdesk.terminal"));
    PassedOn settings = PassedOn.from(System.getenv());
    LaunchOptions options =
        new LaunchOptions(
            port,
            data,
            reset,
            controlledClock,
            LaunchOptions.EngineLog.SHORTENED,
            BrokerSettings.FREE_MEGABYTES,
            settings,
            Wiring.STRAIGHT);
    told.line("Launchdesk " + Installation.ofThisBuild().version() + ", data in " + data);
    if (!settings.variables().isEmpty()) {
      told.line("  For portal and workers: " + String.join(", ", settings.variables().keySet()));
    }
    Launch launch = Launch.prepare(options, told);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launch, told), "stop"));
    try {
      launch.bringUp(options);
    } catch (Children.Ending stopping) {
      new CountDownLatch(1).await();
    }
    told.line(Welcome.text(launch));
    new CountDownLatch(1).await();
    return 0;
  }

  private static void stop(Launch launch, Told told) {
    told.line("Stopping … (the first stop after a build takes longer, it prepares quick starts)");
    long begin = System.nanoTime();
    launch.close();
    double seconds = (System.nanoTime() - begin) / 1e9;
    told.line(String.format(Locale.ROOT, "Stopped in %.1f s, the data is kept.", seconds));
  }
}
