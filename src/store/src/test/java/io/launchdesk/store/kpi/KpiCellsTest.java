package io.launchdesk.store.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class KpiCellsTest {

  private KpiRepository kpis;
  private CellQueries cells;
  private JdbcClient jdbc;
  private Given given;

  @BeforeEach
  void start() {
    StoreContext store = StoreContext.start();
    kpis = store.get(KpiRepository.class);
    cells = store.get(CellQueries.class);
    jdbc = store.get(JdbcClient.class);
    given = store.given();
  }

  @Test
  void shouldEndWeeksAndMonthsAtMidnightOfTheDeskWhenFactsLieAroundIt() {
    // given the last minute of May, a Sunday, in Berlin, and the first of June
    outcome("2026-05-31T21:59:59Z");
    outcome("2026-05-31T22:00:00Z");
    outcome("2026-05-31T23:30:00Z");

    // then
    assertThat(counts(Grain.WEEK))
        .containsExactly("2026-05-24T22:00:00Z 1", "2026-05-31T22:00:00Z 2");
    assertThat(counts(Grain.MONTH))
        .containsExactly("2026-04-30T22:00:00Z 1", "2026-05-31T22:00:00Z 2");
    assertThat(counts(Grain.DAY))
        .containsExactly("2026-05-30T22:00:00Z 1", "2026-05-31T22:00:00Z 2");
    assertThat(counts(Grain.HOUR))
        .containsExactly(
            "2026-05-31T21:00:00Z 1", "2026-05-31T22:00:00Z 1", "2026-05-31T23:00:00Z 1");
  }

  @Test
  void shouldKeepBothHoursApartWhenOneIsTurnedBack() {
    // given 02:30 summer time and 02:30 winter time
    outcome("2026-10-25T00:30:00Z");
    outcome("2026-10-25T01:30:00Z");

    // then
    assertThat(counts(Grain.HOUR))
        .containsExactly("2026-10-25T00:00:00Z 1", "2026-10-25T01:00:00Z 1");
    assertThat(counts(Grain.DAY)).containsExactly("2026-10-24T22:00:00Z 2");
  }

  @Test
  void shouldBeginDaysElsewhereWhenTheDeskMovedAndCellsAreReckonedAnew() {
    // given
    outcome("2026-05-31T21:59:59Z");
    outcome("2026-05-31T22:00:00Z");
    jdbc.sql("update desk.business_calendar set time_zone = 'Asia/Kathmandu' where id = 'standard'")
        .update();

    // when
    kpis.reckonAnew();

    // then
    assertThat(cells.zone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    assertThat(counts(Grain.MONTH)).containsExactly("2026-05-31T18:15:00Z 2");
  }

  @Test
  void shouldForgetOldHoursAndNothingElse() {
    // given
    outcome("2026-05-31T21:59:59Z");
    outcome("2026-06-20T10:00:00Z");

    // when
    kpis.forgetHours(Instant.parse("2026-06-01T00:00:00Z"));
    outcome("2026-05-30T10:00:00Z");

    // then
    assertThat(counts(Grain.HOUR)).containsExactly("2026-06-20T10:00:00Z 1");
    assertThat(counts(Grain.MONTH))
        .containsExactly("2026-04-30T22:00:00Z 2", "2026-05-31T22:00:00Z 1");
    kpis.reckonAnew();
    assertThat(counts(Grain.HOUR)).containsExactly("2026-06-20T10:00:00Z 1");
  }

  @Test
  void shouldPutAValueIntoTheRangeThatTheSketchSays() {
    for (double value : new double[] {0.0001, 0.5, 0.9999, 1, 1.1, 1.21, 1.2101, 7, 99, 8760}) {
      int bucket =
          jdbc.sql("select desk.kpi_bucket(?::numeric)").param(value).query(Integer.class).single();
      assertThat(value)
          .isGreaterThan(Sketch.upperEnd(bucket - 1) * (1 - 1e-9))
          .isLessThanOrEqualTo(Sketch.upperEnd(bucket) * (1 + 1e-9));
    }
    assertThat(jdbc.sql("select desk.kpi_bucket(0)").query(Integer.class).single())
        .isEqualTo(Sketch.NONE);
  }

  private void outcome(String at) {
    String request = given.request("other", "Border");
    kpis.record(request, List.of(KpiRules.outcome(request, "delivered", Instant.parse(at))));
  }

  private List<String> counts(Grain grain) {
    Period year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), cells.zone());
    return cells.trend("outcome", null, year, grain, Slice.ALL).stream()
        .map(values -> values.startsAt() + " " + values.cell().n())
        .sorted()
        .toList();
  }
}
