package io.launchdesk.bench;

import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A measurement that can be started by its name. What it finds is printed as a table and written as
 * JSON, with machine, versions, settings and load.
 */
public abstract class Scenario implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Spec private CommandSpec command;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the report goes (default: target/bench/SCENARIO-TIME.json).")
  private Path json;

  /**
   * Measures.
   *
   * @param measured takes each figure as soon as it is known
   * @throws Exception when it can't come to its end; figures that were taken stay in the report
   */
  protected abstract void measure(Measured measured) throws Exception;

  @Override
  public final Integer call() throws Exception {
    Measured measured = run();
    publish(List.of(measured), json, out());
    return measured.getFailure() == null ? 0 : 1;
  }

  /** Measures and tells what came of it; a failure is told, too, and in the report. */
  final Measured run() {
    Measured measured = new Measured(command.name(), settings());
    try {
      measure(measured);
      measured.end(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      measured.end(e);
    } catch (Exception e) {
      e.printStackTrace(command.commandLine().getErr());
      measured.end(e);
    }
    return measured;
  }

  /** Where people read. */
  protected final PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Tells them how far it has come. */
  protected final void tell(String line) {
    out().println(line);
    out().flush();
  }

  static void publish(List<Measured> scenarios, Path file, PrintWriter out) throws IOException {
    Report report = Report.of(scenarios);
    String name = scenarios.size() == 1 ? scenarios.getFirst().getScenario() : "all";
    Path target =
        file == null
            ? Path.of("target/bench/%s-%s.json".formatted(name, STAMP.format(report.startedAt())))
            : file;
    report.write(target);
    out.println();
    out.print(report.table());
    out.println("Written to " + target);
  }

  /** All options and parameters as they are, given or by default. */
  private Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>();
    for (ArgSpec arg : command.args()) {
      String name = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
      if (!name.equals("--json") && arg.getValue() != null) {
        all.put(name, text(arg.getValue()));
      }
    }
    return all;
  }

  private static String text(Object value) {
    return value instanceof int[] numbers ? Arrays.toString(numbers) : value.toString();
  }

  /** The scenarios among the commands of this one, by name. */
  static List<Map.Entry<String, Scenario>> among(CommandSpec parent) {
    return parent.subcommands().entrySet().stream()
        .filter(entry -> entry.getValue().getCommandSpec().userObject() instanceof Scenario)
        .map(
            entry ->
                Map.entry(
                    entry.getKey(), (Scenario) entry.getValue().getCommandSpec().userObject()))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .toList();
  }
}
