package io.launchdesk.portal.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Briefs that show what a good request of a type looks like, read once at the start. */
@Component
class RequestExamples {
  private final Map<String, List<RequestExample>> byType;

  /**
   * @throws IllegalStateException naming the file that is no request with a type and a titled brief
   */
  RequestExamples(
      CatalogueSettings settings, ResourcePatternResolver resources, ObjectMapper mapper)
      throws IOException {
    byType =
        Arrays.stream(resources.getResources(settings.examples()))
            .map(file -> read(file, mapper))
            .sorted(Comparator.comparing(RequestExample::id))
            .collect(Collectors.groupingBy(RequestExample::type));
  }

  /** The examples of a type by id; empty when there are none. */
  List<RequestExample> of(String type) {
    return byType.getOrDefault(type, List.of());
  }

  private static RequestExample read(Resource file, ObjectMapper mapper) {
    String name = Objects.requireNonNullElse(file.getFilename(), file.getDescription());
    try (var content = file.getInputStream()) {
      Content read = mapper.readValue(content, Content.class);
      if (read.type() == null
          || read.brief() == null
          || !(read.brief().get("title") instanceof String title)) {
        throw new IOException("`type` or `brief.title` is missing");
      }
      return new RequestExample(name.replaceAll("\\.json$", ""), read.type(), title, read.brief());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The example %s cannot be read as a request: %s. Correct the file or take it out of launchdesk.catalogue.examples."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private record Content(String type, Map<String, Object> brief) {}
}
