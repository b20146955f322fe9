package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.launchdesk.workers.engine.TechnicalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MailTemplatesTest {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "name",
          "requestId",
          "title",
          "link",
          "problems",
          "launchAt",
          "promisedAt",
          "task",
          "dueAt");
  private final MailTemplates templates = new MailTemplates(new DefaultResourceLoader());

  @ParameterizedTest
  @MethodSource("templatesOfTheModels")
  void shouldBeThereAndUseKnownPlaceholdersWhenAModelNamesIt(String template) {
    // when
    var text = templates.render(template, "en", Map.of());

    // then
    assertThat(text.subject()).startsWith("{requestId}: ");
    assertThat(Pattern.compile("\\{([a-zA-Z]+)}").matcher(text.subject() + text.body()).results())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(PLACEHOLDERS).contains(found.group(1)));
  }

  static Set<String> templatesOfTheModels() throws IOException {
    Set<String> names = new TreeSet<>(Set.of("task-reminder", "task-escalated"));
    for (Resource model :
        new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
      Pattern.compile("key=\"template\" value=\"([^\"]+)\"")
          .matcher(model.getContentAsString(StandardCharsets.UTF_8))
          .results()
          .forEach(found -> names.add(found.group(1)));
    }
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  @Test
  void shouldPutValuesInOnceWhenAValueLooksLikeAPlaceholder() {
    var text =
        templates.render(
            "request-accepted", "en", Map.of("title", "{link} $1", "link", "https://x"));
    assertThat(text.subject()).contains("{link} $1");
  }

  @Test
  void shouldFallBackToTheMainLanguageAndThenToEnglish() {
    for (String language : List.of("en-GB", "tlh", "../../etc")) {
      assertThat(templates.render("request-accepted", language, Map.of()).language())
          .isEqualTo("en");
    }
  }

  @Test
  void shouldRefuseWhenTheNameIsNoName() {
    assertThatExceptionOfType(TechnicalFailure.class)
        .isThrownBy(() -> templates.render("../application", "en", Map.of()));
  }
}
