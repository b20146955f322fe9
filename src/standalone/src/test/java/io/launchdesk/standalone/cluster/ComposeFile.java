package io.launchdesk.standalone.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** What the project's Compose file gives its services, with variables filled in as Compose does. */
final class ComposeFile {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{(\\w+):-([^}]*)}");

  private final Map<String, Object> services;
  private final Map<String, String> variables;

  private ComposeFile(Map<String, Object> services, Map<String, String> variables) {
    this.services = services;
    this.variables = variables;
  }

  /**
   * Reads the file.
   *
   * @param variables as from {@code --env-file} and the shell
   */
  static ComposeFile read(Path file, Map<String, String> variables) throws IOException {
    return new ComposeFile(map(yaml(file).get("services")), variables);
  }

  /** Reads an {@code --env-file}. */
  static Map<String, String> variables(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.matches("\\w+=.*"))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  static Map<String, Object> yaml(Path file) throws IOException {
    return new Yaml().load(Files.readString(file));
  }

  /** The service's environment. */
  Map<String, String> environment(String service) {
    Map<String, String> all = new LinkedHashMap<>();
    map(service(service).get("environment")).forEach((name, value) -> all.put(name, filled(value)));
    return all;
  }

  /** The service's secrets: name of the file in {@code /run/secrets}, name of the secret. */
  Map<String, String> secrets(String service) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Object secret : (List<?>) service(service).get("secrets")) {
      if (secret instanceof Map<?, ?> named) {
        all.put((String) named.get("target"), (String) named.get("source"));
      } else {
        all.put((String) secret, (String) secret);
      }
    }
    return all;
  }

  /** The services that run this image, whatever its version. */
  List<String> servicesOf(String image) {
    return services.keySet().stream()
        .filter(name -> String.valueOf(service(name).get("image")).startsWith(image + ":"))
        .toList();
  }

  private Map<String, Object> service(String name) {
    return map(services.get(name));
  }

  private String filled(Object value) {
    return VARIABLE
        .matcher(String.valueOf(value))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? "$"
                        : variables.getOrDefault(found.group(1), found.group(2))));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}
