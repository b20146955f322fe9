package io.launchdesk.core.form;

import static io.launchdesk.core.form.Forms.CLOCK;
import static io.launchdesk.core.form.Forms.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms that are deployed with the models, in the project's folder {@code forms}. */
class DeployedFormsTest {
  private static final Path FOLDER = Path.of("../../forms");
  private static final List<String> COMMON_FIELDS =
      List.of(
          "title",
          "description",
          "goal",
          "goalMetric",
          "goalTarget",
          "measuringDays",
          "audience",
          "channels",
          "languages",
          "region",
          "launchTiming",
          "urgency",
          "budget",
          "costCentre");

  static Stream<Path> forms() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
    }
  }

  static Stream<Path> intakeForms() throws IOException {
    return forms().filter(file -> file.getFileName().toString().startsWith("intake"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void shouldBeReadableAndBearItsFileNameWhenDeployed(Path file) throws IOException {
    FormSchema form = FormSchema.parse(Files.readString(file), CLOCK);

    assertThat(form.id() + ".form").isEqualTo(file.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("intakeForms")
  void shouldAskForAllCommonFieldsWhenBriefIsEmpty(Path file) throws IOException {
    FormSchema form = FormSchema.parse(Files.readString(file), CLOCK);

    assertThat(fields(form.problems(Map.of()))).containsAll(COMMON_FIELDS);
    assertThat(form.malformed(Map.of())).isEmpty();
    assertThat(form.steering(Map.of("title", "Anything"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "resolveDuplicate, duplicateDecision, proceed",
    "checkFeasibility, feasibility, feasible",
    "answerCounterOffer, counterOfferAnswer, accept",
    "approveStep, approvalDecision, approve",
    "reviewAsset, reviewDecision, accept",
    "decideGoNoGo, goDecision, go",
    "confirmLaunch, launchConfirmation, confirm"
  })
  void shouldSteerWithOneAnswerWhenNothingIsObjectedTo(String id, String field, String answer) {
    // given
    FormSchema form = form(id);

    // when
    Map<String, Object> data = Map.of(field, answer, "intruder", "x");

    // then
    assertThat(form.problems(data)).isEmpty();
    assertThat(form.steering(data)).isEqualTo(Map.of(field, answer));
    assertThat(form.visible(data)).isEqualTo(Map.of(field, answer));
  }

  @ParameterizedTest
  @CsvSource({
    "resolveDuplicate, duplicateDecision, reject, reason",
    "checkFeasibility, feasibility, not-feasible, reason",
    "checkFeasibility, feasibility, counter-offer, offerScope",
    "answerCounterOffer, counterOfferAnswer, decline, reason",
    "approveStep, approvalDecision, request-changes, reason",
    "approveStep, approvalDecision, reject, reason",
    "resolveBudget, budgetDecision, exceed, reason",
    "reviewAsset, reviewDecision, rework, comment",
    "decideGoNoGo, goDecision, no-go, reason",
    "confirmLaunch, launchConfirmation, take-back, reason"
  })
  void shouldAskForReasonWhenAnswerObjects(
      String id, String field, String answer, String reasonField) {
    assertThat(fields(form(id).problems(Map.of(field, answer)))).contains(reasonField);
  }

  @ParameterizedTest
  @CsvSource({
    "email, subject;preheader;headline;body;callToAction;link",
    "social-post, body;link",
    "ad, headline;body;callToAction;link",
    "landing-page, headline;body;callToAction;link",
    "event-page, headline;body;callToAction;link",
    "press-text, headline;body",
    "visual, fileUrl;altText",
    "video, script;fileUrl",
    "document, headline;body",
    "audience-list, fileUrl;recordCount",
    "something-new, headline;body"
  })
  void shouldAskForWhatTheKindNeedsWhenAssetIsProduced(String kind, String fields) {
    FormSchema form = form("produceAsset").with(Map.of("deliverable", Map.of("kind", kind)));

    assertThat(fields(form.problems(Map.of()))).containsExactlyInAnyOrder(fields.split(";"));
  }

  @Test
  void shouldAskForDescriptionWhenAssetHasImage() {
    FormSchema form = form("produceAsset").with(Map.of("deliverable", Map.of("kind", "email")));

    assertThat(fields(form.problems(Map.of("imageUrl", "https://example.org/a.png"))))
        .contains("altText");
  }

  @Test
  void shouldAskForOpenPointsWhenGoComesBeforeAllChecksAreTicked() {
    // given
    var checks =
        List.of(
            Map.of("value", "email-consent", "label", "Consent", "channel", "email"),
            Map.of("value", "email-links", "label", "Links", "channel", "email"));
    FormSchema form = form("decideGoNoGo").with(Map.of("channelChecks", checks));

    // when / then
    assertThat(fields(form.problems(go("email-consent")))).containsExactly("openPoints");
    assertThat(form.problems(go("email-consent", "email-links"))).isEmpty();
    assertThat(fields(form.problems(go("forged")))).contains("checks");
  }

  private static Map<String, Object> go(String... ticked) {
    return Map.of("goDecision", "go", "checks", List.of(ticked));
  }

  private static FormSchema form(String id) {
    try {
      return FormSchema.parse(Files.readString(FOLDER.resolve(id + ".form")), CLOCK);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
