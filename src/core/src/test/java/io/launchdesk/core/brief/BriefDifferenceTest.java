package io.launchdesk.core.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.form.FormSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BriefDifferenceTest {

  @Test
  void shouldTellDifferencesInTheWordsOfTheFormAndItsOrder() throws IOException {
    // given a form of the product
    var form = FormSchema.parse(Files.readString(Path.of("../../forms/intakeOther.form")));

    // when
    var differences =
        BriefDifference.between(
            form.fields(),
            Map.of("budget", 3000, "region", "emea", "own", "x", "channels", List.of("email")),
            Map.of(
                "title", "New", "budget", 4000.50, "region", "apac", "channels", List.of("email")));

    // then
    assertThat(differences)
        .extracting(BriefDifference::line)
        .startsWith("Title: – → New")
        .contains("Budget: 3000 → 4000.5", "own: x → –")
        .hasSize(4);
    assertThat(differences.get(1).label()).isEqualTo("Region");
    assertThat(differences.get(1).afterText()).isNotEqualTo("apac");
  }

  @Test
  void shouldTakeNothingForNothingAndNumbersBySize() {
    Map<String, Object> before = Map.of("a", "", "b", 1, "c", List.of(), "d", false, "e", "text ");
    Map<String, Object> after = Map.of("b", 1.0, "e", "text", "f", Map.of("g", ""));

    assertThat(BriefDifference.fields(List.of(), before, after)).isEmpty();
  }
}
