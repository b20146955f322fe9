package io.launchdesk.bench.failure;

import io.launchdesk.standalone.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills parts of an own system under load and tells what was lost, doubled or stuck. */
@Command(
    name = "failures",
    description =
        "Kills parts under load, by a seeded plan or in named windows, spoils the network between"
            + " them, or has jobs done twice; ends with 1 when the books do not balance.")
public final class FailuresCommand implements Callable<Integer> {
  private static final int KILLS = 50;

  @Spec private CommandSpec command;

  @Option(
      names = "--kills",
      description = "How many strikes kill parts (default: 50 when nothing else is asked for).")
  private Integer kills;

  @Option(
      names = "--network",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many times a line between people, portal, workers, broker and PostgreSQL is slow, cut,"
              + " or silent.")
  private int network;

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
    FailureReport report;
    try (Wires wires = new Wires()) {
      List<Attack> attacks = attacks(folder, wires);
      Wiring wiring = network > 0 ? wires : Wiring.STRAIGHT;
      report = new FailureRun(attacks, seed, requests, wiring, folder).run(out::println);
    }
    out.println();
    out.printf("%-75s %4s %17s %17s%n", "struck", "n", "up s p50      max", "heard s p50   max");
    report.table().forEach(out::println);
    out.println("Acknowledged: " + report.acknowledged() + ", rows compared: " + report.compared());
    report.findings().forEach(finding -> out.println("NOT SO: " + finding));
    out.println(report.findings().isEmpty() ? "All books balance." : "Seed " + seed + ".");
    return report.findings().isEmpty() ? 0 : 1;
  }

  /** All that is asked for; several kinds come in an order that the seed decides on. */
  private List<Attack> attacks(Path folder, Wires wires) {
    if (duplicates > 0) {
      return List.of(new Stalling(duplicates, folder.resolve("failpoints")));
    }
    List<Attack> all = new ArrayList<>();
    for (Window window : windows ? List.of(Window.values()) : chosen) {
      all.add(new WindowStrike(window, folder.resolve("failpoints")));
    }
    all.addAll(WireStrike.plan(network, seed, wires));
    if (kills != null || all.isEmpty()) {
      all.addAll(Strike.plan(kills == null ? KILLS : kills, seed));
    }
    if (all.stream().map(Attack::getClass).distinct().count() > 1) {
      Collections.shuffle(all, new Random(seed));
    }
    return all;
  }
}
