package io.launchdesk.workers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The models and forms as they lie in the repository. */
final class Resources {
  static final Path MODELS = Path.of("..", "processes");
  static final Path FORMS = Path.of("..", "forms");

  private Resources() {}

  static List<Path> processes() {
    return files(MODELS, ".bpmn");
  }

  static List<Path> decisions() {
    return files(MODELS, ".dmn");
  }

  static List<Path> forms() {
    return files(FORMS, ".form");
  }

  /** The ids of files: their names without extension. */
  static List<String> ids(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString().split("\\.")[0]).toList();
  }

  private static List<Path> files(Path folder, String extension) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
