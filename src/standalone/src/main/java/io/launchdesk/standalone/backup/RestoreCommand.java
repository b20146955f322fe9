package io.launchdesk.standalone.backup;

import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a backup into a new data folder. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Puts a backup into a new data folder; the backup stays as it is.")
public final class RestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      required = true,
      description = "Folder with the backup.")
  private Path from;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder, not there yet or empty (default: ./data).")
  private Path data;

  @Override
  public Integer call() {
    long begin = System.nanoTime();
    Path target = data.toAbsolutePath().normalize();
    try {
      BackupFolder.Manifest backup =
          BackupFolder.restore(from.toAbsolutePath().normalize(), target);
      command
          .commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "Restored to %s in %.1f s what was there at %s (version %s);"
                  + " ./launchdesk run --data %s starts it.%n",
              target,
              (System.nanoTime() - begin) / 1e9,
              backup.at(),
              backup.version(),
              data);
      return 0;
    } catch (IOException e) {
      throw new Refusal("The backup can't be restored: " + e.getMessage() + ".", e);
    }
  }
}
