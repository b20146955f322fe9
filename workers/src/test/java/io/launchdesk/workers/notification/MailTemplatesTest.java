package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MailTemplatesTest {
  private static final MailValues NOTHING = MailValues.of(Map.of());
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "name",
          "topic",
          "title",
          "link",
          "problems",
          "launchAt",
          "promisedAt",
          "liveAt",
          "task",
          "dueAt",
          "changes",
          "author",
          "reason",
          "text",
          "settings",
          "count",
          "entries",
          "requester",
          "what",
          "about",
          "answers",
          "until",
          "note",
          "instead",
          "taskLink");
  private final Words words = new Words(new DefaultResourceLoader(), new ObjectMapper());
  private final MailTemplates templates =
      new MailTemplates(new DefaultResourceLoader(), new MailLayout(), words);

  @ParameterizedTest
  @MethodSource("templatesOfTheModels")
  void shouldBeThereAndUseKnownPlaceholdersWhenAModelNamesIt(String template) {
    // when
    var text = templates.render(template, "en", NOTHING);

    // then
    assertThat(text.subject()).startsWith(template.equals("digest") ? "Launchdesk: " : "{topic}: ");
    assertThat(Pattern.compile("\\{([a-zA-Z]+)}").matcher(text.subject() + text.body()).results())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(PLACEHOLDERS).contains(found.group(1)));
  }

  static Set<String> templatesOfTheModels() throws IOException {
    Set<String> names =
        new TreeSet<>(
            Set.of(
                "approval-waiting",
                "task-assigned",
                "task-waiting",
                "task-yours",
                "task-reminder",
                "task-escalated",
                "delivery-overdue",
                "stage-overdue",
                "stage-reminder",
                "mention",
                "agreement-asked",
                "agreement-changed",
                "agreement-in-force",
                "agreement-ended",
                "change-live",
                "change-returned",
                "answer-late",
                "digest"));
    for (Resource model :
        new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
      Pattern.compile("key=\"event\" value=\"([^\"]+)\"")
          .matcher(model.getContentAsString(StandardCharsets.UTF_8))
          .results()
          .forEach(found -> names.add(found.group(1)));
    }
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  @Test
  void shouldBelongToAKindThatPeopleCanChooseFor() throws IOException {
    Set<String> chosen =
        Arrays.stream(EventKind.values())
            .flatMap(kind -> kind.templates().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told = new TreeSet<>(templatesOfTheModels());
    told.remove("digest");
    assertThat(chosen).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("translations")
  void shouldSayTheSameWithTheSameValuesWhenInAnotherLanguage(String template, String language) {
    // when
    var english = templates.render(template, "en", NOTHING);
    var text = templates.render(template, language, NOTHING);

    // then
    assertThat(text.language()).isEqualTo(language);
    assertThat(placeholders(text.subject())).isEqualTo(placeholders(english.subject()));
    assertThat(placeholders(text.body())).isEqualTo(placeholders(english.body()));
    assertThat(text.body()).isNotEqualTo(english.body());
  }

  static Stream<Arguments> translations() throws IOException {
    return templatesOfTheModels().stream()
        .flatMap(
            template ->
                Stream.of("pl", "zh-Hans", "zh-Hant", "fa")
                    .map(language -> Arguments.of(template, language)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("allLanguages")
  void shouldLayOutEachMailWithWhatPeopleWroteEscaped(String template, String language) {
    // given a script in each place
    String attack = "\"><img src=x onerror=alert(1)>&amp;</style>";
    Map<String, String> texts =
        PLACEHOLDERS.stream().collect(Collectors.toMap(name -> name, name -> attack));
    texts.keySet().removeAll(Set.of("answers", "entries"));
    MailValues values =
        new MailValues(
            texts,
            Map.of(
                "answers", List.of(new MailLink(attack, "https://desk.example/a/1?b=c&d=e")),
                "entries", List.of(new MailLink(attack, "https://desk.example/x"))));

    // when
    MailText mail = templates.render(template, language, values);

    // then
    assertThat(mail.html())
        .startsWith("<!doctype html>")
        .contains(
            "lang=\"" + language + "\"",
            "dir=\"" + (language.equals("fa") ? "rtl" : "ltr") + "\"",
            "&lt;img src=x onerror=alert(1)&gt;&amp;amp;")
        .doesNotContain("<img", "<script", " th:", "{title}", "{name}");
    assertThat(Pattern.compile("href=\"").matcher(mail.html()).results()).isNotEmpty();
  }

  static Stream<Arguments> allLanguages() throws IOException {
    return templatesOfTheModels().stream()
        .flatMap(
            template ->
                Stream.of("en", "pl", "zh-Hans", "zh-Hant", "fa")
                    .map(language -> Arguments.of(template, language)));
  }

  @Test
  void shouldMakeButtonsOfAnswersAndOfTheAddressBelowASentence() {
    // when
    String asking =
        templates
            .render(
                "approval-waiting",
                "en",
                new MailValues(
                    Map.of("taskLink", "https://desk.example/tasks/1"),
                    Map.of(
                        "answers",
                        List.of(
                            new MailLink("Approve", "https://desk.example/a/1?d=approve"),
                            new MailLink("Ask for changes", "https://desk.example/a/1?d=no")))))
            .html();
    String telling =
        templates
            .render(
                "request-accepted", "pl", MailValues.of(Map.of("link", "https://desk.example/1")))
            .html();

    // then
    assertThat(asking)
        .containsSubsequence(
            "href=\"https://desk.example/a/1?d=approve\">Approve</a>",
            "href=\"https://desk.example/a/1?d=no\">Ask for changes</a>",
            "href=\"https://desk.example/tasks/1\">Or open the task");
    assertThat(telling)
        .contains("href=\"https://desk.example/1\">Sprawdź, na jakim jest etapie</a>");
  }

  @Test
  void shouldLeaveOutAParagraphWhenItsLinesAreEmpty() {
    // when
    MailText mail =
        templates.render(
            "task-assigned", "en", MailValues.of(Map.of("note", "", "answers", "", "what", "X")));

    // then
    assertThat(mail.body()).doesNotContain("Decide from here", "{note}", "\n\n\n");
    assertThat(mail.html()).doesNotContain("Decide from here", "{note}");
  }

  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{([a-zA-Z]+)}")
        .matcher(text.replaceAll("[\u2066-\u2069]", ""))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void shouldIsolateATitleWhenItRunsAgainstTheLanguage() {
    assertThat(subject("fa", "Spring sale")).contains("«\u2068Spring sale\u2069»");
    assertThat(subject("fa", "فروش بهاره")).contains("«فروش بهاره»");
    assertThat(subject("en", "فروش (2027)")).contains("\"\u2068فروش (2027)\u2069\"");
    assertThat(subject("en", "Spring sale")).isEqualTo("MR-1: \"Spring sale\" is accepted");
  }

  @Test
  void shouldLeaveTheAddressAloneWhenTheLanguageRunsFromTheRight() {
    var text =
        templates.render(
            "request-accepted", "fa", MailValues.of(Map.of("link", "https://desk.example/MR-1")));
    assertThat(text.body()).endsWith("\nhttps://desk.example/MR-1\n");
  }

  private String subject(String language, String title) {
    return templates
        .render(
            "request-accepted", language, MailValues.of(Map.of("topic", "MR-1", "title", title)))
        .subject();
  }

  @Test
  void shouldPutValuesInOnceWhenAValueLooksLikeAPlaceholder() {
    var text =
        templates.render(
            "request-accepted",
            "en",
            MailValues.of(Map.of("title", "{link} $1", "link", "https://x")));
    assertThat(text.subject()).contains("{link} $1");
  }

  @Test
  void shouldFallBackToTheMainLanguageAndThenToEnglish() {
    for (String language : List.of("en-GB", "tlh", "../../etc")) {
      assertThat(templates.render("request-accepted", language, NOTHING).language())
          .isEqualTo("en");
    }
  }

  @Test
  void shouldRefuseWhenTheNameIsNoName() {
    assertThatExceptionOfType(TechnicalFailure.class)
        .isThrownBy(() -> templates.render("../application", "en", NOTHING));
  }
}
