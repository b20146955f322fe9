package io.launchdesk.standalone.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * What people were told: one line of JSON for each act that the API has acknowledged, in a file
 * that only grows. It lies outside the system, so what it holds is what the system has promised.
 */
public final class Journal {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private final Path file;

  private Journal(Path file) {
    this.file = file;
  }

  /** What was acknowledged. */
  public enum Act {
    SUBMITTED,
    CLAIMED,
    ANSWERED,
    WITHDRAWN,
    INCIDENT_RESOLVED
  }

  /**
   * An acknowledged act.
   *
   * @param at when the answer had come
   * @param person username of the person
   * @param request number of the request, e.g. {@code MR-12}
   * @param task key of the task; null when the act is not about one
   */
  public record Entry(Instant at, Act act, String person, String request, String task) {}

  /**
   * Writes to a file, which goes on when it is there.
   *
   * @param file null keeps no journal
   */
  static Journal in(Path file) {
    return new Journal(file);
  }

  /**
   * All that was written so far, in the order of its writing; nothing when there is no file.
   *
   * @throws UncheckedIOException when the file can't be read
   */
  public static List<Entry> read(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Journal::parsed).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes note of what was acknowledged just now. */
  synchronized void note(Act act, String person, String request, String task) {
    if (file == null) {
      return;
    }
    try {
      String line =
          JSON.writeValueAsString(new Entry(Instant.now(), act, person, request, task)) + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal can't be written", e);
    }
  }

  private static Entry parsed(String line) {
    try {
      return JSON.readValue(line, Entry.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not a line of a journal: " + line, e);
    }
  }
}
