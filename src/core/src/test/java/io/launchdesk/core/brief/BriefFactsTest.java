package io.launchdesk.core.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.Facts;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BriefFactsTest {
  private static final Clock LATE_EVENING =
      Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);

  @Test
  void shouldCountDaysByTheDesksCalendarWhenADateIsWished() {
    // when it is already the 23rd in Berlin
    BriefFacts facts = facts(Map.of("launchTiming", "date", "launchDate", "2026-11-24"));

    // then
    assertThat(facts.daysToLaunch()).isEqualTo(1);
    assertThat(facts.launchAt()).isEqualTo("2026-11-23T23:00:00Z");
  }

  @Test
  void shouldLaunchNowWhenAsSoonAsReady() {
    BriefFacts facts = facts(Map.of("launchTiming", "asap"));
    assertThat(facts.daysToLaunch()).isNull();
    assertThat(facts.launchAt()).isEqualTo("2026-11-22T23:30:00Z");
  }

  @Test
  void shouldHaveNeutralValuesWhenTheBriefSaysNothing() {
    BriefFacts facts = facts(Map.of());
    assertThat(facts.budgetAmount()).isEqualTo(BigDecimal.ZERO);
    assertThat(facts.languages()).containsExactly("en");
    assertThat(facts.channels()).isEmpty();
    assertThat(facts.region()).isEqualTo("global");
    assertThat(facts.urgency()).isEqualTo("normal");
    assertThat(facts.measuringDays()).isZero();
  }

  @Test
  void shouldBeIncompleteAndNameEachFieldOnceWhenThereAreProblems() {
    BriefFacts facts =
        BriefFacts.of(
            origin(),
            new Brief(Map.of()),
            List.of(
                new BriefProblem("a", "x"), new BriefProblem("a", "y"), new BriefProblem("b", "z")),
            ZoneId.of("Europe/Berlin"),
            LATE_EVENING);
    assertThat(facts.briefComplete()).isFalse();
    assertThat(facts.missingFields()).containsExactly("a", "b");
  }

  @Test
  void shouldTakeOverTheOfferAndNameWhatChangedWhenItIsAccepted() {
    // given
    Map<String, Object> brief = Map.of("title", "T", "budget", 100, "launchTiming", "asap");

    // when
    Map<String, Object> after =
        CounterOffer.accepted(
            brief, Map.of("offerBudget", 80, "offerLaunchDate", "2027-01-04", "offerScope", " "));

    // then
    assertThat(after)
        .containsEntry("budget", 80)
        .containsEntry("launchDate", "2027-01-04")
        .containsEntry("launchTiming", "date")
        .containsEntry("title", "T")
        .doesNotContainKey("agreedScope");
    assertThat(CounterOffer.changedFields(brief, after))
        .containsExactly("budget", "launchDate", "launchTiming");
  }

  @Test
  void shouldKnowWhichFactsAnEmptyBriefLeavesOpen() throws ReflectiveOperationException {
    BriefFacts empty = facts(Map.of());

    for (RecordComponent fact : BriefFacts.class.getRecordComponents()) {
      assertThat(Facts.isAlwaysThere(fact.getName()))
          .as(fact.getName())
          .isEqualTo(fact.getAccessor().invoke(empty) != null);
    }
  }

  private static BriefFacts facts(Map<String, Object> brief) {
    return BriefFacts.of(
        origin(), new Brief(brief), List.of(), ZoneId.of("Europe/Berlin"), LATE_EVENING);
  }

  private static BriefFacts.Origin origin() {
    return new BriefFacts.Origin("MR-1", "other", "ann", "intakeOther", 1);
  }
}
