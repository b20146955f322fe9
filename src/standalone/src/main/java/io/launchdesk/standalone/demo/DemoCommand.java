package io.launchdesk.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Brings requests into the running system and drives them, as the people would. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Brings believable requests into the running system and drives them to their ends.")
public final class DemoCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  /** Who forgot to start the system hears of it soon. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

  @Spec private CommandSpec command;

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many requests (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--until",
      paramLabel = "STAGE",
      defaultValue = "delivered",
      converter = StageConverter.class,
      description =
          "Stop when all have come to: intake, approval, production, launch, measuring or delivered"
              + " (default: ${DEFAULT-VALUE}).")
  private Stage until;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the portal on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder that ./launchdesk run uses (default: ./data).")
  private Path data;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      description = "Folder with briefs (default: the project's own examples).")
  private Path examples;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another number gives another plan (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--leave-incident",
      description = "Leave the scripted failure of a channel to you, as an open incident.")
  private boolean leaveIncident;

  @Option(
      names = "--keep-dates",
      description =
          "Keep launch dates and measuring windows of the examples; such requests then wait for"
              + " days, so drive them to --until launch.")
  private boolean keepsDates;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "Give up when nothing happens for so long (default: 180, and 5 for the first answer).")
  private Integer patience;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Append what the system has acknowledged, a line of JSON each.")
  private Path journal;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    try {
      if (requests < 1 || patience != null && patience < 1) {
        throw new DemoFailure("--requests and --patience take numbers from 1.");
      }
      return play(out);
    } catch (DemoFailure e) {
      command.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private int play(PrintWriter out) throws InterruptedException {
    Monitor.Goal goal =
        new Monitor.Goal(until, leaveIncident, patience(PATIENCE), patience(FIRST_PATIENCE));
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    FaultSwitch faults = FaultSwitch.of(http, data);
    Play play =
        new Play(
            http, URI.create("http://127.0.0.1:" + port), faults, goal, Journal.in(journal), out);
    return play.of(
            Examples.in(examples == null ? ownExamples() : examples), requests, seed, keepsDates)
        ? 0
        : 1;
  }

  private Duration patience(Duration otherwise) {
    return patience == null ? otherwise : Duration.ofSeconds(patience);
  }

  /** The examples of the checkout that this program was built from. */
  private static Path ownExamples() {
    Properties noted = new Properties();
    try (InputStream in = DemoCommand.class.getResourceAsStream("/launchdesk-build.properties")) {
      noted.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Path.of(noted.getProperty("checkout")).normalize().resolve("examples");
  }

  /** Reads the name of a stage. */
  static final class StageConverter implements ITypeConverter<Stage> {
    @Override
    public Stage convert(String name) {
      if (name.equals("delivered")) {
        return Stage.END;
      }
      try {
        Stage stage = Stage.valueOf(name.toUpperCase(Locale.ROOT));
        if (stage != Stage.END && stage != Stage.SUBMITTED) {
          return stage;
        }
      } catch (IllegalArgumentException e) {
        // told below, as any other word
      }
      throw new TypeConversionException(
          "'" + name + "' is none of intake, approval, production, launch, measuring, delivered");
    }
  }
}
