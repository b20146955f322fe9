package io.launchdesk.bench;

import io.launchdesk.standalone.install.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program behind {@code ./launchdesk}, in a process of its own, as people call it. */
public final class Program {

  private Program() {}

  /**
   * Its command line.
   *
   * @param words command and options, such as {@code run --port 8301}
   */
  public static List<String> command(String... words) {
    Path checkout = Installation.ofThisBuild().checkout();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                checkout.resolve("src/standalone/target/launchdesk-standalone.jar").toString()));
    command.addAll(List.of(words));
    return command;
  }

  /**
   * Runs a command of it to its end.
   *
   * @return what it printed
   * @throws IllegalStateException when it does not end well
   */
  public static String run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(words)).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", words) + ": " + said);
    }
    return said;
  }
}
