package io.launchdesk.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.form.FormSchema;
import io.launchdesk.core.production.AssetChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The forms are the ones that are deployed: an answer that they refuse would stop the
 * demonstration.
 */
class RepliesTest {
  private static final List<String> TASKS =
      List.of(
          "resolve-duplicate",
          "check-feasibility",
          "answer-counter-offer",
          "approve-step",
          "resolve-budget",
          "produce-asset",
          "review-asset",
          "decide-go-no-go",
          "confirm-launch",
          "enter-results",
          "rate-delivery");
  private static final Map<String, Object> DATA =
      Map.of(
          "duplicates", List.of(Map.of("id", "MR-1001")),
          "approvalStep", Map.of("step", "brand", "title", "Brand", "seat", 1),
          "deliverable", Map.of("kind", "email", "language", "en"),
          "channelChecks",
              List.of(
                  Map.of("value", "a", "label", "A", "channel", "all"),
                  Map.of("value", "b", "label", "B", "channel", "all")));

  private static final Map<String, FormSchema> FORMS = new ConcurrentHashMap<>();

  private final Replies replies = new Replies(Stage.END);

  static Stream<Arguments> scenariosAndTasks() {
    return PlannerTest.plan(24, Stage.END).stream()
        .flatMap(request -> TASKS.stream().map(task -> Arguments.of(request, task)));
  }

  @ParameterizedTest
  @MethodSource("scenariosAndTasks")
  void shouldBeAcceptedByTheFormWhenTaskIsAnswered(PlannedRequest request, String task) {
    // given
    Run run = run(request);
    FormSchema form = form(camel(task)).with(DATA);

    // when / then: before and after what the script does once
    for (int visit = 0; visit < 2; visit++) {
      replies
          .to(run, task, DATA)
          .ifPresent(
              reply -> {
                assertThat(form.problems(reply.variables())).isEmpty();
                if (reply.mark() != null) {
                  run.mark(reply.mark());
                }
              });
      run.mark(Replies.REVISED);
    }
  }

  static Stream<PlannedRequest> requests() {
    return PlannerTest.plan(48, Stage.END).stream();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void shouldMakeBriefCompleteWhenRequesterIsAskedBack(PlannedRequest request) {
    Run run = run(request);
    FormSchema form = form("intake-" + request.type());

    assertThat(form.malformed(request.submitted())).isEmpty();
    assertThat(form.problems(request.submitted()).isEmpty())
        .isEqualTo(request.scenario() != Scenario.INCOMPLETE);
    for (String task : List.of("complete-brief", "revise-brief")) {
      replies
          .to(run, task, Map.of())
          .ifPresent(reply -> assertThat(form.problems(reply.variables())).isEmpty());
    }
  }

  static Stream<Arguments> assets() {
    return Stream.of(
            Arguments.of(
                "email",
                "not-empty no-placeholders links subject-length:60 unsubscribe-link call-to-action alt-text"),
            Arguments.of("social-post", "not-empty no-placeholders links post-length:500"),
            Arguments.of(
                "ad", "not-empty no-placeholders links ad-length:300 call-to-action alt-text"),
            Arguments.of("landing-page", "not-empty no-placeholders links call-to-action alt-text"),
            Arguments.of("event-page", "not-empty no-placeholders links"),
            Arguments.of("press-text", "not-empty no-placeholders links"),
            Arguments.of("visual", "not-empty links alt-text"),
            Arguments.of("video", "not-empty links"),
            Arguments.of("document", "not-empty no-placeholders links"),
            Arguments.of("audience-list", "not-empty consent"))
        .flatMap(
            kind ->
                PlannerTest.EXAMPLES.stream()
                    .filter(example -> !example.isIncomplete())
                    .map(example -> Arguments.of(kind.get()[0], kind.get()[1], example)));
  }

  @ParameterizedTest
  @MethodSource("assets")
  void shouldPassFormAndChecksWhenAssetIsWritten(String kind, String checks, Example example) {
    // given
    String language = String.valueOf(((List<?>) example.brief().get("languages")).getFirst());
    Map<String, Object> task = Map.of("deliverable", Map.of("kind", kind, "language", language));

    // when
    Map<String, Object> asset = AssetWriter.write(task, example.brief());

    // then
    FormSchema form = form("produce-asset").with(task);
    assertThat(form.problems(asset)).isEmpty();
    assertThat(
            AssetChecks.findings(
                Arrays.asList(checks.split(" ")),
                form.visible(asset),
                new io.launchdesk.core.brief.Brief(example.brief())))
        .isEmpty();
  }

  @Test
  void shouldSpoilOnlyTheFirstTextWhenCheckHasToFail() {
    // given
    Run run =
        run(
            PlannerTest.plan(24, Stage.END).stream()
                .filter(request -> request.scenario() == Scenario.CHECK_FAILED)
                .findFirst()
                .orElseThrow());

    // when
    Reply first = replies.to(run, "produce-asset", DATA).orElseThrow();
    run.mark(first.mark());
    Reply second = replies.to(run, "produce-asset", DATA).orElseThrow();

    // then
    assertThat(first.variables().get("body").toString()).contains("TODO");
    assertThat(second.variables().get("body").toString()).doesNotContain("TODO");
  }

  @ParameterizedTest
  @CsvSource({
    "approve-step, true",
    "revise-brief, true",
    "check-feasibility, false",
    "produce-asset, true"
  })
  void shouldLeaveTasksAloneWhenTheyBelongToTheLastStageOrLater(String step, boolean left) {
    Run run = run(PlannerTest.plan(1, Stage.APPROVAL).getFirst());

    assertThat(new Replies(Stage.APPROVAL).leaves(run, step)).isEqualTo(left);
  }

  @Test
  void shouldStopAskingForLessWhenBriefWasReduced() {
    // given
    Run run =
        run(
            PlannerTest.plan(24, Stage.END).stream()
                .filter(request -> request.scenario() == Scenario.BUDGET_REDUCED)
                .findFirst()
                .orElseThrow());

    // when / then
    assertThat(replies.to(run, "resolve-budget", DATA).orElseThrow().variables())
        .containsEntry("budgetDecision", "reduce");
    run.mark(Replies.REVISED);
    assertThat(replies.to(run, "resolve-budget", DATA).orElseThrow().variables())
        .containsEntry("budgetDecision", "exceed");
  }

  @Test
  void shouldLeaveTaskToPeopleWhenStepIsUnknown() {
    Run run = run(PlannerTest.plan(1, Stage.END).getFirst());

    assertThat(replies.to(run, "translate-page", Map.of())).isEmpty();
  }

  private static Run run(PlannedRequest request) {
    return new Run(request, "MR-1001", Instant.now());
  }

  private static FormSchema form(String name) {
    return FORMS.computeIfAbsent(name, RepliesTest::read);
  }

  private static FormSchema read(String name) {
    try {
      return FormSchema.parse(Files.readString(Path.of("../../forms", camel(name) + ".form")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String camel(String name) {
    String joined =
        Arrays.stream(name.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
  }
}
