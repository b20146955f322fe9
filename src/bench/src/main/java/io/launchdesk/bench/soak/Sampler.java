package io.launchdesk.bench.soak;

import io.launchdesk.bench.OwnSystem;
import io.launchdesk.standalone.supervisor.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a system takes at a moment. */
final class Sampler {
  /** The disk that the database takes. */
  static final String DATABASE = "disk of the database";

  private static final List<String> JVMS = List.of("broker", "workers", "portal");

  private final OwnSystem system;
  private final JdbcClient database;

  Sampler(OwnSystem system) throws IOException {
    this.system = system;
    this.database = system.database();
  }

  /** Bytes, by what takes them. Heaps are collected first. */
  Map<String, Long> bytes() throws IOException, InterruptedException {
    Map<String, Long> bytes = new LinkedHashMap<>();
    for (String part : JVMS) {
      bytes.put(
          "heap after collection, " + part,
          ProcessMemory.heapAfterCollection(system.launch().part(part).pid()));
    }
    for (PartStatus part : system.launch().parts()) {
      bytes.put("resident, " + part.name(), ProcessMemory.resident(part.pid()));
    }
    for (String part : JVMS) {
      bytes.put("anonymous, " + part, ProcessMemory.anonymous(system.launch().part(part).pid()));
    }
    bytes.put("disk of the broker", folder(system.data().resolve("zeebe")));
    bytes.put(
        DATABASE,
        database.sql("select pg_database_size(current_database())").query(Long.class).single());
    return bytes;
  }

  /** The broker deletes files at any moment: what is gone counts nothing. */
  private static long folder(Path root) throws IOException {
    long sum = 0;
    for (Path one : List.of(children(root))) {
      sum += Files.isDirectory(one) ? folder(one) : size(one);
    }
    return sum;
  }

  private static Path[] children(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toArray(Path[]::new);
    } catch (NoSuchFileException e) {
      return new Path[0];
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
