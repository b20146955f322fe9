package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.CalendarChoice.Concerned;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarChoiceTest {
  private final CalendarChoice choice =
      new CalendarChoice(
          Map.of("web-team", "gb-london", "sales", "sg-singapore"),
          Map.of("americas", "us-new-york"));

  @ParameterizedTest
  @CsvSource({
    // the row names one
    "always, web-team, americas, always",
    // the team's, the region's, the desk's
    "team, web-team, americas, gb-london",
    ", web-team, americas, gb-london",
    "' ', event-team, americas, us-new-york",
    "team, , americas, us-new-york",
    "team, event-team, emea, standard",
    "team, , , standard"
  })
  void shouldChooseByRowThenTeamThenRegion(
      String named, String team, String region, String expected) {
    assertThat(choice.of(named, new Concerned(team, region, "sales", "americas")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "sales, americas, sg-singapore",
    "product, americas, us-new-york",
    "product, global, standard",
    ", , standard"
  })
  void shouldChooseTheRequestersOwnWhenTheRowSaysSo(String team, String region, String expected) {
    assertThat(choice.of("requester", new Concerned("web-team", "americas", team, region)))
        .isEqualTo(expected);
  }
}
