package io.launchdesk.standalone.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the folder of examples. */
final class Examples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  private record Submission(String type, Map<String, Object> brief) {}

  /**
   * @return all examples in the order of their names
   * @throws DemoFailure when the folder is not there or a file is no example
   */
  static List<Example> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DemoFailure("There is no folder " + folder + " with examples.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Example> examples =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(Examples::read)
              .toList();
      if (examples.stream().allMatch(Example::isIncomplete)) {
        throw new DemoFailure("There are no examples in " + folder + ".");
      }
      return examples;
    } catch (IOException e) {
      throw new DemoFailure("The examples in " + folder + " cannot be read: " + e.getMessage());
    }
  }

  private static Example read(Path file) {
    try {
      Submission body = JSON.readValue(file.toFile(), new TypeReference<Submission>() {});
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      return new Example(name, body.type(), body.brief());
    } catch (IOException e) {
      throw new DemoFailure(file + " is not the body of a request: " + e.getMessage());
    }
  }
}
