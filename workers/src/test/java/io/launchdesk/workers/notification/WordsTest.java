package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.contract.Step;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;

class WordsTest {
  private final Words words = new Words(new DefaultResourceLoader(), new ObjectMapper());

  @Test
  void shouldNameAStepAsTheTaskListsDo() {
    Step step = Step.ofElement("UserTask_DecideGoNoGo");
    assertThat(words.step("en", step)).isEqualTo("Decide go or no-go");
    assertThat(words.step("zh-Hant", step)).isEqualTo("決定是否上線");
  }

  @Test
  void shouldFallBackToEnglishWhenLanguageOrStepIsUnknown() {
    assertThat(words.step("tlh", Step.ofElement("UserTask_ReviewAsset"))).isEqualTo("Review asset");
    assertThat(words.step("../x", Step.ofElement("UserTask_ReviewAsset")))
        .isEqualTo("Review asset");
    assertThat(words.step("fa", Step.ofElement("UserTask_PolishShoes"))).isEqualTo("Polish shoes");
  }

  @Test
  void shouldSayLabelAndRemedyWhenBothAreKnown() {
    assertThat(words.problem("pl", "Goal: say what the campaign should achieve"))
        .isEqualTo("Cel: napisz, co kampania ma osiągnąć");
    assertThat(words.problem("zh-Hans", "User story: wanted: fill this in"))
        .isEqualTo("用户故事：期望：请填写");
  }

  @Test
  void shouldKeepTheNumbersWhenTheProblemHasSome() {
    assertThat(words.problem("pl", "Brief: use at least 30 characters (there are 12)"))
        .isEqualTo("Brief: użyj co najmniej 30 znaków (jest 12)");
    assertThat(
            words.problem(
                "zh-Hant",
                "The launch date 2026-01-02 has passed; choose today (2026-11-23) or a later day."))
        .contains("2026-01-02", "2026-11-23")
        .doesNotContain("{{", "launch");
  }

  @Test
  void shouldStayEnglishWhenAHalfIsUnknown() {
    assertThat(words.problem("pl", "Colour of $1: fill this in"))
        .isEqualTo("Colour of $1: fill this in");
    assertThat(words.problem("pl", "Goal: think again")).isEqualTo("Goal: think again");
    assertThat(words.problem("en", "Goal: fill this in")).isEqualTo("Goal: fill this in");
  }
}
