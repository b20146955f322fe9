package io.launchdesk.core.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BriefRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Map<String, Object> SOUND =
      Map.of("channels", List.of("email"), "budget", 500, "costCentre", "CC-BRAND");

  @Test
  void shouldHaveNothingToSayWhenTheBriefIsSound() {
    assertThat(problems("other", SOUND)).isEmpty();
  }

  @Test
  void shouldNameTheDayWhenTheLaunchDateHasPassed() {
    assertThat(problems("other", with("launchTiming", "date", "launchDate", "2026-11-21")))
        .containsExactly(
            new BriefProblem(
                "launchDate",
                "The launch date 2026-11-21 has passed; choose today (2026-11-22) or a later day."));
  }

  @Test
  void shouldTakeTodayWhenItIsTheLaunchDate() {
    assertThat(problems("other", with("launchTiming", "date", "launchDate", "2026-11-22")))
        .isEmpty();
  }

  @Test
  void shouldIgnoreTheDateWhenTheLaunchIsAsSoonAsReady() {
    assertThat(problems("other", with("launchTiming", "asap", "launchDate", "2020-01-01")))
        .isEmpty();
  }

  @Test
  void shouldNameTheCostCentresWhenThereIsNoneOfThatName() {
    assertThat(problems("other", with("costCentre", "CC-NONE")))
        .extracting(BriefProblem::field, BriefProblem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "costCentre",
                "There is no cost centre 'CC-NONE' with a budget for the year of the launch; choose one of CC-BRAND, CC-GROWTH."));
  }

  @Test
  void shouldAskForACostCentreWhenMoneyIsAskedFor() {
    assertThat(problems("other", with("costCentre", "")))
        .extracting(BriefProblem::field)
        .containsExactly("costCentre");
  }

  @Test
  void shouldAskForNoCostCentreWhenNothingIsAskedFor() {
    assertThat(problems("other", with("costCentre", "", "budget", 0))).isEmpty();
  }

  @Test
  void shouldRefuseANegativeBudget() {
    assertThat(problems("other", with("budget", -1)))
        .extracting(BriefProblem::field)
        .containsExactly("budget");
  }

  @Test
  void shouldAskForAChannelWhenThereIsNone() {
    assertThat(problems("other", with("channels", List.of())))
        .extracting(BriefProblem::field)
        .containsExactly("channels");
  }

  @Test
  void shouldAskForTheUserStoryWhenSomethingIsToBeBuilt() {
    assertThat(problems("landing-page", SOUND))
        .extracting(BriefProblem::field)
        .containsExactly("storyWant", "storyAs");
  }

  private static List<BriefProblem> problems(String type, Map<String, Object> brief) {
    return BriefRules.problems(
        new BriefRules.Context(type, new Brief(brief), TODAY, Set.of("CC-GROWTH", "CC-BRAND")));
  }

  private static Map<String, Object> with(Object... fields) {
    Map<String, Object> brief = new HashMap<>(SOUND);
    for (int index = 0; index < fields.length; index += 2) {
      brief.put((String) fields[index], fields[index + 1]);
    }
    return brief;
  }
}
