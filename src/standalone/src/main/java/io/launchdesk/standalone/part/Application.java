package io.launchdesk.standalone.part;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.install.ClassArchives;
import io.launchdesk.standalone.install.Java;
import io.launchdesk.standalone.supervisor.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * The application as the supervisor runs it.
   *
   * @param properties take precedence over the environment
   * @param environment more variables for its process
   */
  public Part part(
      DataFolder folder,
      ClassArchives archives,
      DatabaseAccess database,
      Map<String, String> properties,
      Map<String, String> environment) {
    return new Part(
        name,
        title,
        port,
        folder.folder("logs").resolve(name + ".log"),
        () -> launch(archives, database, properties, environment),
        () -> Web.ready(port),
        Duration.ofMinutes(5),
        Part.NEVER,
        Part.Stop.TERMINATE);
  }

  private Part.Launch launch(
      ClassArchives archives,
      DatabaseAccess database,
      Map<String, String> properties,
      Map<String, String> environment) {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put("SPRING_DATASOURCE_PASSWORD", database.password());
    String identity = jar.getParent().getFileName().toString().replaceAll("^.*-app-", "");
    ClassArchives.Use shared = archives.use(name, identity);
    List<String> command = new ArrayList<>(List.of(Java.launcher()));
    command.addAll(Java.quiet());
    command.addAll(Java.quickStart());
    command.addAll(shared.options());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            jar.toString()));
    settings(database, properties)
        .forEach((property, value) -> command.add("--" + property + "=" + value));
    return new Part.Launch(
        command, variables, shared.writes() ? STOP_AND_ARCHIVE : STOP, shared.finish());
  }

  private Map<String, String> settings(DatabaseAccess database, Map<String, String> properties) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.address", "127.0.0.1");
    all.put("server.port", Integer.toString(port));
    all.put("spring.datasource.url", database.url());
    all.put("spring.datasource.username", database.user());
    all.put("management.endpoint.health.probes.enabled", "true");
    all.putAll(properties);
    return all;
  }
}
