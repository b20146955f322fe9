package io.launchdesk.bench.failure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills parts of an own system under load and tells what was lost, doubled or stuck. */
@Command(
    name = "failures",
    description =
        "Kills parts under load, by a seeded plan or in named windows, or has jobs done twice;"
            + " ends with 1 when the books do not balance.")
public final class FailuresCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--kills",
      defaultValue = "50",
      description = "How many strikes (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--windows",
      description = "Halt a part in each window between two steps, instead of at any moment.")
  private boolean windows;

  @Option(
      names = "--window",
      paramLabel = "NAME",
      description = "Halt a part in this window alone; may be repeated: ${COMPLETION-CANDIDATES}.")
  private List<Window> chosen = List.of();

  @Option(
      names = "--duplicates",
      defaultValue = "0",
      description =
          "Have the engine give out so many jobs again while they are done, instead of kills.")
  private int duplicates;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides on victims, moments and requests (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--requests",
      defaultValue = "24",
      description = "Requests on their way at a time (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that is not there yet (default: a temporary one). It stays.")
  private Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    Path folder = data == null ? Files.createTempDirectory("launchdesk-failures") : data;
    out.println("Data in " + folder);
    FailureReport report =
        new FailureRun(attacks(folder), seed, requests, folder).run(out::println);
    out.println();
    out.printf("%-75s %4s %17s %17s%n", "killed", "n", "up s p50      max", "heard s p50   max");
    report.table().forEach(out::println);
    out.println("Acknowledged: " + report.acknowledged() + ", rows compared: " + report.compared());
    report.findings().forEach(finding -> out.println("NOT SO: " + finding));
    out.println(report.findings().isEmpty() ? "All books balance." : "Seed " + seed + ".");
    return report.findings().isEmpty() ? 0 : 1;
  }

  private List<Attack> attacks(Path folder) {
    List<Window> wanted = windows ? List.of(Window.values()) : chosen;
    if (duplicates > 0) {
      return List.of(new Stalling(duplicates, folder.resolve("failpoints")));
    }
    if (wanted.isEmpty()) {
      return List.copyOf(Strike.plan(kills, seed));
    }
    return wanted.stream()
        .<Attack>map(window -> new WindowStrike(window, folder.resolve("failpoints")))
        .toList();
  }
}
