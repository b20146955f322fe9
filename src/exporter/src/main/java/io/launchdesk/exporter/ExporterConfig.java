package io.launchdesk.exporter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The exporter's arguments, checked.
 *
 * @param url JDBC address of the PostgreSQL that holds schema {@code engine}
 * @param user who writes there
 * @param password that user's password; empty when the server asks for none
 * @param batchSize most records that one transaction writes
 * @param flushInterval how long a record waits for others before it is written
 * @param maxVariableSize characters of JSON above which a variable's value is not kept
 * @param onMismatch what to do when tables and broker do not fit together
 */
public record ExporterConfig(
    String url,
    String user,
    String password,
    int batchSize,
    Duration flushInterval,
    int maxVariableSize,
    OnMismatch onMismatch) {

  private static final Set<String> NAMES =
      Set.of(
          "url", "user", "password", "batchsize", "flushinterval", "maxvariablesize", "onmismatch");

  /** What an operator wants when tables and broker do not fit together. */
  public enum OnMismatch {
    /** Write nothing and say so until somebody has decided. */
    REFUSE,
    /** Go on with the broker's log as it is. */
    ADOPT
  }

  /**
   * Reads the arguments of the broker's configuration; names are compared without case, dashes and
   * underscores, as environment variables have lost them.
   *
   * @throws IllegalArgumentException when an argument is missing, unknown or wrong; the message has
   *     its name and value
   */
  public static ExporterConfig of(Map<String, Object> arguments) {
    Map<String, String> given = new HashMap<>();
    arguments.forEach(
        (name, value) -> {
          String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
          if (!NAMES.contains(plain)) {
            throw new IllegalArgumentException(
                "exporter argument '%s' is unknown; known are url, user, password, batchSize,"
                        .formatted(name)
                    + " flushInterval, maxVariableSize, onMismatch");
          }
          given.put(plain, String.valueOf(value).strip());
        });
    return new ExporterConfig(
        url(given.get("url")),
        required(given, "user"),
        given.getOrDefault("password", ""),
        number(given, "batchSize", 1000, 1, 20_000),
        Duration.ofMillis(number(given, "flushInterval", 10, 0, 60_000)),
        number(given, "maxVariableSize", 32_768, 100, 10_000_000),
        onMismatch(given.getOrDefault("onmismatch", "refuse")));
  }

  private static String url(String url) {
    if (url == null || !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "exporter argument 'url' must be a JDBC address jdbc:postgresql://host:port/database,"
              + " but is '%s'".formatted(url));
    }
    return url;
  }

  private static String required(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("exporter argument '%s' is missing".formatted(name));
    }
    return value;
  }

  private static int number(
      Map<String, String> given, String name, int otherwise, int least, int most) {
    String value = given.get(name.toLowerCase(Locale.ROOT));
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as a number that is out of bounds
    }
    throw new IllegalArgumentException(
        "exporter argument '%s' must be a whole number from %d to %d, but is '%s'"
            .formatted(name, least, most, value));
  }

  private static OnMismatch onMismatch(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "refuse" -> OnMismatch.REFUSE;
      case "adopt" -> OnMismatch.ADOPT;
      default ->
          throw new IllegalArgumentException(
              "exporter argument 'onMismatch' must be refuse or adopt, but is '%s'"
                  .formatted(value));
    };
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return "url=%s user=%s batchSize=%d flushInterval=%s maxVariableSize=%d onMismatch=%s"
        .formatted(url, user, batchSize, flushInterval, maxVariableSize, onMismatch);
  }
}
