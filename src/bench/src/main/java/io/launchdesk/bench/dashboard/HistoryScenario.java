package io.launchdesk.bench.dashboard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.report.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A measurement over made-up histories of several sizes, one after the other. */
abstract class HistoryScenario extends Scenario {
  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Write each history into a folder below this one, or take what an earlier run left there;"
              + " its times are then older by so much.")
  private Path kept;

  @Parameters(
      paramLabel = "REQUESTS",
      defaultValue = "10000 100000 1000000",
      split = " ",
      description = "How many requests, one number for each history (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  /**
   * Measures one history, in which no task is open but those of open requests.
   *
   * @param folder for what is needed meanwhile; it is gone afterwards
   */
  abstract void measure(
      Measured measured, int requests, HistoryDatabase database, History history, Path folder)
      throws Exception;

  @Override
  protected final void measure(Measured measured) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    for (int requests : sizes) {
      Path folder = Files.createTempDirectory("launchdesk-bench");
      Path data = (kept == null ? folder : kept).resolve("" + requests);
      try (HistoryDatabase database = HistoryDatabase.start(folder, data)) {
        History history = new History(database);
        if (history.written()) {
          history.closeTasks();
        } else {
          history.write(requests);
        }
        measure(measured, requests, database, history, folder);
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
  }
}
