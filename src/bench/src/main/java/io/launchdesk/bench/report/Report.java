package io.launchdesk.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is written of one or more scenarios, so that a figure can be repeated and compared.
 *
 * @param startedAt when the first one began, UTC
 * @param revision of the source, with {@code -dirty} when it was changed since; null when not known
 * @param machine what it ran on
 * @param versions of the product and of what it was measured with, by name
 * @param scenarios in the order in which they ran
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
    Instant startedAt,
    String revision,
    Machine machine,
    Map<String, String> versions,
    List<Measured> scenarios) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /** Of what has run just now, of this build, on this machine. */
  public static Report of(List<Measured> scenarios) {
    return new Report(
        scenarios.getFirst().getStartedAt(),
        Versions.revision(),
        Machine.here(),
        Versions.all(),
        List.copyOf(scenarios));
  }

  /** Writes it as JSON; folders that are missing are made. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writeValue(file.toFile(), this);
  }

  /** All figures, a line each, with ratios and how aims were met. */
  public String table() {
    return ReportTable.of(this);
  }
}
