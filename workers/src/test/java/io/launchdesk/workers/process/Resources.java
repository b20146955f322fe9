package io.launchdesk.workers.process;

import io.launchdesk.core.form.FormSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /** The form of this id; empty when there is none. */
  static Optional<FormSchema> form(String id) {
    return forms().stream()
        .filter(file -> file.getFileName().toString().equals(id + ".form"))
        .findFirst()
        .map(file -> FormSchema.parse(text(file)));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String extension) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
