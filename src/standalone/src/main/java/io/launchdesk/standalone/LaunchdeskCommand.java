package io.launchdesk.standalone;

import io.launchdesk.standalone.backup.BackupCommand;
import io.launchdesk.standalone.backup.RestoreCommand;
import io.launchdesk.standalone.demo.DemoCommand;
import io.launchdesk.standalone.doctor.DoctorCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command behind {@code ./launchdesk}: each subcommand is a class of its own. */
@Command(
    name = "launchdesk",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Launchdesk on one machine: PostgreSQL, Zeebe, workers and portal.",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    })
public final class LaunchdeskCommand {

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The configured command line; a {@link Refusal} ends it with code 1 and one sentence. */
  static CommandLine commandLine() {
    return new CommandLine(new LaunchdeskCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              if (failure instanceof Refusal) {
                line.getErr().println(line.getColorScheme().errorText(failure.getMessage()));
                return 1;
              }
              throw failure;
            });
  }
}
