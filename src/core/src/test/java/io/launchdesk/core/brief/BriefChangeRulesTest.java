package io.launchdesk.core.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefChangeRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvSource({
    "INTAKE, budget, true",
    "INTAKE, description, true",
    "APPROVAL, channels, true",
    "PRODUCTION, channels, false",
    "PRODUCTION, budget, false",
    "PRODUCTION, description, false",
    "PRODUCTION, keyMessages, true",
    "PRODUCTION, launchDate, true",
    "LAUNCH, keyMessages, false",
    "LAUNCH, launchTiming, true",
    "LAUNCH, measuringDays, true",
    "CLOSED, measuringDays, false",
    "CLOSED, launchDate, false"
  })
  void shouldAllowWhatTheStageLooksAt(BriefStage stage, String field, boolean allowed) {
    var refusals =
        BriefChangeRules.refusals(
            change(stage, List.of(field), Map.of("launchDate", "2027-02-01")));

    assertThat(refusals.isEmpty()).isEqualTo(allowed);
  }

  @Test
  void shouldNameEachFieldThatIsRefused() {
    assertThat(
            BriefChangeRules.refusals(
                change(
                    BriefStage.PRODUCTION,
                    List.of("budget", "keyMessages", "title"),
                    Map.of("launchDate", "2027-02-01"))))
        .extracting(BriefProblem::field)
        .containsExactly("budget", "title");
  }

  @Test
  void shouldKeepTheLaunchInTheYearOfTheReservedBudget() {
    var later = Map.<String, Object>of("launchDate", "2028-01-01");
    var free = Map.<String, Object>of("launchDate", "2028-01-01", "budget", 0);

    assertThat(BriefChangeRules.refusals(change(BriefStage.LAUNCH, List.of("launchDate"), later)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("2027"));
    assertThat(BriefChangeRules.refusals(change(BriefStage.APPROVAL, List.of("launchDate"), later)))
        .isEmpty();
    assertThat(BriefChangeRules.refusals(change(BriefStage.LAUNCH, List.of("launchDate"), free)))
        .isEmpty();
  }

  private static BriefChangeRules.Change change(
      BriefStage stage, List<String> changed, Map<String, Object> after) {
    Map<String, Object> before =
        Map.of("launchTiming", "date", "launchDate", "2027-01-15", "budget", 100);
    Map<String, Object> merged = new HashMap<>(before);
    merged.putAll(after);
    return new BriefChangeRules.Change(
        stage,
        changed,
        Set.of("title", "description"),
        new Brief(before),
        new Brief(merged),
        TODAY);
  }
}
