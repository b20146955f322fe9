package io.launchdesk.core.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.launchdesk.core.sla.DaysOff;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {
  private final PublicHolidays holidays = new PublicHolidays();

  @Test
  void shouldHaveTheHolidaysOfTheLandWhenTheRegionIsAPartOfTheCountry() {
    assertThat(days("DE-BE", 2027))
        .containsExactly(
            "2027-01-01",
            "2027-03-08",
            "2027-03-26",
            "2027-03-29",
            "2027-05-01",
            "2027-05-06",
            "2027-05-17",
            "2027-10-03",
            "2027-12-25",
            "2027-12-26");
    assertThat(days("DE", 2027)).doesNotContain("2027-03-08");
  }

  @Test
  void shouldKeepHolidaysOnWeekdaysWhereTheCountryDoes() {
    assertThat(days("GB-ENG", 2027)).contains("2027-12-27", "2027-12-28", "2027-08-30");
    assertThat(days("US-NY", 2026)).contains("2026-07-03", "2026-11-26", "2026-10-12");
  }

  @Test
  void shouldLeaveOutObservancesThatNobodyRestsOn() {
    assertThat(holidays.of("US-NY", 2026))
        .extracting(Holiday::name)
        .contains("Thanksgiving Day")
        .doesNotContain("Lincoln's Birthday", "Easter Monday");
  }

  @Test
  void shouldRestOnTheRegionsHolidaysAlone() {
    DaysOff off = holidays.daysOff("DE-BE");

    assertThat(off.includes(LocalDate.of(2030, 4, 22))).isTrue();
    assertThat(off.includes(LocalDate.of(2030, 4, 23))).isFalse();
    assertThat(off.includes(LocalDate.of(1900, 1, 1))).isFalse();
  }

  @Test
  void shouldListCountriesAndTheirParts() {
    assertThat(holidays.countries())
        .contains(new HolidayRegion("DE", "Germany"), new HolidayRegion("GB", "United Kingdom"))
        .allMatch(country -> country.code().length() == 2);
    assertThat(holidays.parts("DE"))
        .contains(new HolidayRegion("DE-BE", "Berlin"))
        .allMatch(part -> holidays.knows(part.code()));
    assertThat(holidays.parts("XX")).isEmpty();
  }

  @Test
  void shouldRefuseARegionThatNobodyKnows() {
    assertThat(holidays.knows("DE-XX")).isFalse();
    assertThat(holidays.knows("de-be")).isFalse();
    assertThat(holidays.knows("NYSE")).isFalse();
    assertThat(holidays.knows(null)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> holidays.of("DE-XX", 2027));
    assertThatIllegalArgumentException().isThrownBy(() -> holidays.of("DE", 99_999));
  }

  @Test
  void shouldKnowHolidaysOfEveryCountryAndPart() {
    for (HolidayRegion country : holidays.countries()) {
      assertThat(holidays.of(country.code(), 2027)).as(country.code()).isNotNull();
      for (HolidayRegion part : holidays.parts(country.code())) {
        assertThat(holidays.of(part.code(), 2027)).as(part.code()).isNotNull();
      }
    }
  }

  private List<String> days(String region, int year) {
    return holidays.of(region, year).stream().map(one -> one.day().toString()).toList();
  }
}
