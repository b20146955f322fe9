package io.launchdesk.bench;

import io.launchdesk.bench.report.Measured;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Every measurement, one after the other, with its defaults; those of a whole system get one of
 * their own each. One that fails does not keep the others from running.
 */
@Command(
    name = "all",
    description =
        "Every measurement with its defaults, each on a system of its own. It takes hours.")
final class AllCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the report goes (default: target/bench/all-TIME.json).")
  private Path json;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "SCENARIO",
      defaultValue = "backlog,soak",
      description = "Leave these out (default: ${DEFAULT-VALUE}, which take longest).")
  private Set<String> without;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    List<Measured> all = new ArrayList<>();
    for (Map.Entry<String, Scenario> entry : Scenario.among(command.parent())) {
      if (!without.contains(entry.getKey())) {
        out.println("== " + entry.getKey());
        out.flush();
        command.parent().subcommands().get(entry.getKey()).parseArgs();
        if (entry.getValue() instanceof SystemScenario system) {
          system.takeOwn();
        }
        all.add(entry.getValue().run());
      }
    }
    Scenario.publish(all, json, out);
    return all.stream().allMatch(measured -> measured.getFailure() == null) ? 0 : 1;
  }
}
