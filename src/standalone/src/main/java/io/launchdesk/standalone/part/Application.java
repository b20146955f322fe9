package io.launchdesk.standalone.part;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.install.ClassArchives;
import io.launchdesk.standalone.install.Java;
import io.launchdesk.standalone.supervisor.Children;
import io.launchdesk.standalone.supervisor.Part;
import io.launchdesk.standalone.supervisor.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of our own Spring Boot applications. What is secret goes through the environment, the rest as
 * arguments, so that {@code ps} shows what a part was told.
 *
 * @param name {@code workers} or {@code portal}
 * @param title for people
 * @param jar laid out by {@link io.launchdesk.standalone.install.Applications}
 * @param port where it serves HTTP
 * @param heap limit, e.g. {@code 256m}
 */
public record Application(String name, String title, Path jar, int port, String heap) {
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration STOP_AND_ARCHIVE = Duration.ofSeconds(45);

  /** Spring ends the process before anything serves, listens or works; C2 is not worth it. */
  private static final List<String> REHEARSAL =
      List.of("-Dspring.context.exit=onRefresh", "-XX:TieredStopAtLevel=1");

  /** The application as the supervisor runs it. */
  public Part part(DataFolder folder, ClassArchives archives, ApplicationSettings settings) {
    return new Part(
        name,
        title,
        port,
        folder.folder("logs").resolve(name + ".log"),
        () -> launch(archives, settings),
        () -> Web.ready(port),
        Duration.ofMinutes(5),
        Part.NEVER,
        Part.Stop.TERMINATE);
  }

  /**
   * Starts it a second time, up to where it would begin to work, for the archive of its classes:
   * the next start is quick, also when this life does not end in order. Does nothing when there is
   * an archive. Returns when that process has ended; it gives way to others.
   *
   * @throws IOException when it does not come so far; the message holds what it printed
   * @throws Children.Ending when the run is ending
   */
  public void rehearse(Children children, ClassArchives archives, ApplicationSettings settings)
      throws IOException {
    Optional<ClassArchives.Use> missing = archives.missing(name, identity());
    if (missing.isEmpty()) {
      return;
    }
    List<String> options = new ArrayList<>(missing.get().options());
    options.addAll(REHEARSAL);
    boolean worked = false;
    try {
      children.output(
          new ProcessBuilder(Sessions.yielding(command(options, settings)))
              .redirectErrorStream(true),
          settings.variables());
      worked = true;
    } finally {
      missing.get().finish().accept(worked);
    }
  }

  private Part.Launch launch(ClassArchives archives, ApplicationSettings settings) {
    ClassArchives.Use shared = archives.use(name, identity());
    return new Part.Launch(
        command(shared.options(), settings),
        settings.variables(),
        shared.writes() ? STOP_AND_ARCHIVE : STOP,
        shared.finish());
  }

  private String identity() {
    return jar.getParent().getFileName().toString().replaceAll("^.*-app-", "");
  }

  private List<String> command(List<String> options, ApplicationSettings settings) {
    List<String> command = new ArrayList<>(List.of(Java.launcher()));
    command.addAll(Java.quiet());
    command.addAll(Java.quickStart());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            jar.toString()));
    settings.arguments(port).forEach(command::add);
    return command;
  }
}
