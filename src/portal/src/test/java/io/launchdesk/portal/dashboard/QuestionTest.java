package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.core.identity.Role;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Test
  void shouldEndAtTheDesksTodayWhenAskedForTheLastDays() {
    assertThat(period(Map.of("last", "7")))
        .isEqualTo(new Period(LocalDate.of(2026, 2, 23), TODAY, ZONE));
    assertThat(period(Map.of("last", "1"))).isEqualTo(new Period(TODAY, TODAY, ZONE));
    assertThat(period(Map.of())).isEqualTo(new Period(LocalDate.of(2026, 1, 31), TODAY, ZONE));
  }

  @Test
  void shouldRefuseWhenBothDaysAndTheirNumberAreGiven() {
    assertThatThrownBy(() -> period(Map.of("last", "7", "from", "2026-02-01")))
        .isInstanceOf(Refusal.class);
  }

  private static Period period(Map<String, String> parameters) {
    Person analyst =
        new Person(
            "ann",
            "Ann",
            "ann@example.org",
            "web",
            "global",
            "en",
            "Pacific/Auckland",
            Set.of(Role.ANALYST),
            List.of(),
            List.of());
    return Question.of(new Access(analyst, Set.of()), parameters, ZONE, TODAY).period();
  }
}
