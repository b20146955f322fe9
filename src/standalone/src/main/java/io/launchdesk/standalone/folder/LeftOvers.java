package io.launchdesk.standalone.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Notes on the child processes of a run: one file each, with the process id and the instant of its
 * start. After a supervisor was killed, the next start finds its children by them and stops them.
 * Both must match, so a foreign process that got the same id later is never hit.
 */
public final class LeftOvers {
  private static final Duration SAME_START = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path notes;

  private LeftOvers(Path notes) {
    this.notes = notes;
  }

  /** The notes in the data folder with this root. */
  public static LeftOvers in(Path root) {
    return new LeftOvers(root.resolve("run").resolve("children"));
  }

  /** Notes a child that was just started. */
  public void note(String part, ProcessHandle child) {
    Properties note = new Properties();
    note.setProperty("part", part);
    note.setProperty("pid", Long.toString(child.pid()));
    child.info().startInstant().ifPresent(at -> note.setProperty("started", at.toString()));
    try {
      Files.createDirectories(notes);
      RunFiles.write(notes.resolve(Long.toString(child.pid())), note);
    } catch (IOException e) {
      throw new UncheckedIOException("note on the process of " + part, e);
    }
  }

  /** Forgets a child that has ended. */
  public void forget(ProcessHandle child) {
    Trees.deleteQuietly(notes.resolve(Long.toString(child.pid())));
  }

  /**
   * Stops every noted process that still runs: asks first, then kills.
   *
   * @return the names of the parts that were found running
   */
  public List<String> stopAll() throws IOException {
    List<String> found = new ArrayList<>();
    List<ProcessHandle> running = new ArrayList<>();
    for (Path file : files()) {
      Properties note = RunFiles.read(file);
      running(note)
          .ifPresent(
              child -> {
                found.add(note.getProperty("part"));
                running.add(child);
              });
    }
    running.forEach(ProcessHandle::destroy);
    running.forEach(LeftOvers::end);
    Trees.delete(notes);
    return found;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(notes)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(notes)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }
  }

  private static Optional<ProcessHandle> running(Properties note) {
    String started = note.getProperty("started");
    if (started == null) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(note.getProperty("pid")))
        .filter(ProcessHandle::isAlive)
        .filter(child -> startedAt(child, Instant.parse(started)));
  }

  private static boolean startedAt(ProcessHandle child, Instant noted) {
    return child
        .info()
        .startInstant()
        .map(at -> Duration.between(noted, at).abs().compareTo(SAME_START) <= 0)
        .orElse(false);
  }

  private static void end(ProcessHandle child) {
    if (!endsWithin(child, PATIENCE)) {
      child.destroyForcibly();
      endsWithin(child, PATIENCE);
    }
  }

  private static boolean endsWithin(ProcessHandle child, Duration patience) {
    try {
      child.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
