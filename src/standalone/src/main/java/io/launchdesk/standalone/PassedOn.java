package io.launchdesk.standalone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Launchdesk's own settings in the environment of a run, {@code LAUNCHDESK_*}: they reach portal
 * and workers. What wires the parts together (ports, addresses, database, engine, folders) is the
 * supervisor's and not changed by them.
 *
 * @param variables names and values, sorted by name
 */
public record PassedOn(Map<String, String> variables) {
  private static final String PREFIX = "LAUNCHDESK_";

  /** No settings. */
  static final PassedOn NOTHING = new PassedOn(Map.of());

  /** The settings that are among these variables. */
  static PassedOn from(Map<String, String> environment) {
    Map<String, String> own = new TreeMap<>(environment);
    own.keySet().removeIf(name -> !name.startsWith(PREFIX));
    return new PassedOn(own);
  }

  /**
   * Whether one of them sets this property, in one of the spellings that Spring Boot takes: {@code
   * launchdesk.public-url} as {@code LAUNCHDESK_PUBLICURL} or {@code LAUNCHDESK_PUBLIC_URL}.
   */
  boolean sets(String property) {
    String name = property.toUpperCase(Locale.ROOT).replace('.', '_');
    return List.of(name.replace("-", ""), name.replace('-', '_')).stream()
        .anyMatch(variables::containsKey);
  }
}
