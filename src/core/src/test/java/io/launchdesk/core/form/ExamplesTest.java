package io.launchdesk.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The briefs in the project's folder {@code examples}, against the forms they are made for. */
class ExamplesTest {
  private static final Path ROOT = Path.of("../..");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DATE = Pattern.compile("\\b(20\\d\\d)-\\d\\d-\\d\\d");

  record Example(String type, Map<String, Object> brief) {}

  static Stream<Path> files() throws IOException {
    try (var files = Files.list(ROOT.resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  static Stream<Path> complete() throws IOException {
    return files().filter(file -> !incomplete(file));
  }

  private static boolean incomplete(Path file) {
    return file.getFileName().toString().startsWith("incomplete-");
  }

  @ParameterizedTest
  @MethodSource("complete")
  void shouldBeAcceptedAsItIsWhenExampleIsComplete(Path file) throws IOException {
    // given
    Example example = read(file);
    FormSchema form = form(example.type());

    // when / then
    assertThat(form.problems(example.brief())).isEmpty();
    assertThat(form.visible(example.brief())).isEqualTo(example.brief());
  }

  @Test
  void shouldMissSomethingButHoldNothingWrongWhenExampleIsIncomplete() throws IOException {
    List<Path> incomplete = files().filter(ExamplesTest::incomplete).toList();

    assertThat(incomplete).hasSize(2);
    for (Path file : incomplete) {
      Example example = read(file);
      assertThat(form(example.type()).malformed(example.brief())).isEmpty();
      assertThat(form(example.type()).problems(example.brief())).isNotEmpty();
    }
  }

  @Test
  void shouldShowEachRequestTypeWhenExamplesAreTakenTogether() throws IOException {
    List<String> types = files().map(ExamplesTest::read).map(Example::type).toList();

    assertThat(types).hasSizeGreaterThanOrEqualTo(24);
    try (var forms = Files.list(ROOT.resolve("forms"))) {
      assertThat(types.stream().map(ExamplesTest::formId).collect(Collectors.toSet()))
          .isEqualTo(
              forms
                  .map(file -> file.getFileName().toString().replace(".form", ""))
                  .filter(id -> id.startsWith("intake"))
                  .collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNameNoDayBefore2028WhenExampleHasDates(Path file) throws IOException {
    assertThat(
            DATE.matcher(Files.readString(file))
                .results()
                .map(match -> Integer.parseInt(match.group(1))))
        .allMatch(year -> year >= 2028);
  }

  private static Example read(Path file) {
    try {
      Map<String, Object> body = JSON.readValue(file.toFile(), new TypeReference<>() {});
      assertThat(body).containsOnlyKeys("type", "brief");
      return new Example((String) body.get("type"), Paths.asMap(body.get("brief")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static FormSchema form(String type) throws IOException {
    Path file = ROOT.resolve("forms").resolve(formId(type) + ".form");
    return FormSchema.parse(Files.readString(file), Forms.CLOCK);
  }

  private static String formId(String type) {
    return Arrays.stream(type.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("", "intake", ""));
  }
}
