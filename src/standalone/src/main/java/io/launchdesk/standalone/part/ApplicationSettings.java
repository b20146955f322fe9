package io.launchdesk.standalone.part;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an application is told.
 *
 * @param properties take precedence over the environment
 * @param environment more variables for its process
 */
public record ApplicationSettings(
    DatabaseAccess database, Map<String, String> properties, Map<String, String> environment) {

  /** Variables of its process, with what is secret. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put("SPRING_DATASOURCE_PASSWORD", database.password());
    return variables;
  }

  /**
   * Arguments for its command line.
   *
   * @param port where it serves HTTP
   */
  Stream<String> arguments(int port) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.address", "127.0.0.1");
    all.put("server.port", Integer.toString(port));
    all.put("spring.datasource.url", database.url());
    all.put("spring.datasource.username", database.user());
    all.put("management.endpoint.health.probes.enabled", "true");
    all.putAll(properties);
    return all.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue());
  }
}
