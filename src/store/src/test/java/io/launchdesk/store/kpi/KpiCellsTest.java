package io.launchdesk.store.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class KpiCellsTest {
  private static final Period YEARS =
      new Period(LocalDate.of(1970, 1, 1), LocalDate.of(1971, 12, 31), ZoneId.of("Europe/Berlin"));

  private StoreContext store;
  private KpiRepository kpis;
  private CellQueries cells;
  private JdbcClient jdbc;
  private Given given;

  @BeforeEach
  void start() {
    store = StoreContext.start();
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
  void shouldCountEveryFactWhenTriageChangesTheRequestMeanwhile() {
    // given
    String request = given.request("other", "Restless");
    AtomicInteger role = new AtomicInteger();

    // when
    AtOnce.run(
        2,
        () -> {
          boolean recording = role.getAndIncrement() == 0;
          for (int n = 0; n < 200; n++) {
            if (recording) {
              kpis.record(
                  request, List.of(KpiRules.slaKept(n, "brand", Instant.EPOCH, Instant.EPOCH)));
            } else {
              jdbc.sql("update desk.request set priority = ? where id = ?")
                  .params("p" + n, request)
                  .update();
            }
          }
          return true;
        });

    // then
    assertThat(
            cells.sums("sla-kept", YEARS, Slice.ALL).stream().mapToLong(CellQueries.Sum::n).sum())
        .isEqualTo(200);
  }

  @Test
  void shouldReadCellsFromTheirIndexAlone() {
    // given
    Slice two = new Slice(List.of(), List.of(), List.of("email"), List.of("high"), List.of());
    CellRows rows =
        CellRows.ofFacts(List.of(new Series("wait-hours", null)), YEARS, Grain.MONTH, two, false);

    // when the table is so large that it is not read as a whole
    List<String> plan =
        store
            .get(TransactionTemplate.class)
            .execute(
                status -> {
                  jdbc.sql("set local enable_seqscan = off").update();
                  jdbc.sql("set local enable_bitmapscan = off").update();
                  return jdbc.sql("explain " + rows.sql())
                      .params(rows.parameters())
                      .query(String.class)
                      .list();
                });

    // then
    assertThat(plan).anyMatch(line -> line.contains("Index Only Scan using kpi_cell_pkey"));
  }

  @Test
  void shouldSayWhatTheFactsSayWhateverIsAskedForAndWhateverIsPending() {
    // given requests of all kinds, half of whose facts are in cells, and half are not
    Random random = new Random(5);
    for (int n = 0; n < 120; n++) {
      String request = given.request(n % 3 == 0 ? "event" : "other", "Kind " + n);
      List<String> channels =
          List.of("email", "web", "social").subList(n % 3 == 2 ? n % 2 : 0, n % 3);
      jdbc.sql(
              "update desk.request set assigned_team = ?, priority = ?,"
                  + " brief = jsonb_build_object('channels', to_jsonb(?::text[])) where id = ?")
          .params(
              n % 5 == 0 ? "web-team" : "brand-team",
              n % 2 == 0 ? "high" : "low",
              channels.toArray(String[]::new),
              request)
          .update();
      String later = n % 4 == 0 ? given.campaign("spring") : n % 4 == 1 ? "fair" : null;
      kpis.moveToCampaign(request, given.campaign("fair"));
      Instant from = Instant.parse("2026-01-30T22:00:00Z").plusSeconds(random.nextInt(9_000_000));
      kpis.record(
          request,
          List.of(
              KpiRules.stageHours(
                  request, "intake", from, from.plusSeconds(random.nextInt(900_000))),
              KpiRules.outcome(request, "delivered", from)));
      if (n == 60) {
        kpis.fold();
      }
      kpis.moveToCampaign(request, later);
    }
    Period period = new Period(LocalDate.of(2026, 2, 5), LocalDate.of(2026, 4, 22), cells.zone());

    // then
    for (Slice slice :
        List.of(
            Slice.ALL,
            new Slice(List.of("event"), List.of(), List.of(), List.of(), List.of()),
            new Slice(List.of("event", "other"), List.of(), List.of(), List.of(), List.of()),
            new Slice(List.of(), List.of("web-team"), List.of(), List.of(), List.of()),
            new Slice(List.of(), List.of(), List.of("web"), List.of(), List.of()),
            new Slice(List.of(), List.of(), List.of("email", "web"), List.of(), List.of()),
            new Slice(List.of(), List.of(), List.of(), List.of("high"), List.of()),
            new Slice(List.of(), List.of(), List.of(), List.of(), List.of("spring")),
            new Slice(List.of(), List.of(), List.of(), List.of(), List.of("spring", "none")),
            new Slice(List.of("other"), List.of(), List.of("web"), List.of(), List.of("fair")),
            new Slice(
                List.of(), List.of("web-team"), List.of("email"), List.of("low"), List.of()))) {
      Map<String, BigDecimal> expected = expected(period, slice);
      for (Grain grain : Grain.values()) {
        List<CellQueries.Values> values =
            cells.trend(
                List.of(new Series("outcome", null), new Series("stage-hours", "intake")),
                period,
                grain,
                slice);
        assertThat(values).extracting(CellQueries.Values::kpi).contains("outcome", "stage-hours");
        assertThat(
                total(
                    values.stream()
                        .filter(value -> value.kpi().equals("stage-hours"))
                        .map(CellQueries.Values::cell)))
            .describedAs("%s by %s", slice, grain)
            .isEqualByComparingTo(
                expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      }
      assertThat(cells.sums("stage-hours", period, slice))
          .describedAs("%s", slice)
          .allSatisfy(
              sum ->
                  assertThat(sum.total())
                      .isPositive()
                      .isEqualByComparingTo(
                          expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)))
          .hasSize(1);
      Map<String, BigDecimal> byTeam = new TreeMap<>();
      cells
          .byTeam("stage-hours", period, slice)
          .forEach(values -> byTeam.merge(values.stage(), values.cell().total(), BigDecimal::add));
      assertThat(byTeam).describedAs("%s by team", slice).isEqualTo(expected);
    }
  }

  @Test
  void shouldForgetOldHoursAndNothingElse() {
    // given
    outcome("2026-05-31T21:59:59Z");
    outcome("2026-06-20T10:00:00Z");

    kpis.fold();

    // when
    kpis.forgetHours(Instant.parse("2026-06-01T00:00:00Z"));
    outcome("2026-05-30T10:00:00Z");
    kpis.fold();

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

  /** Sums of hours in stages by team, fact by fact. */
  private Map<String, BigDecimal> expected(Period period, Slice slice) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    jdbc.sql(
            """
            select f.type, f.team, f.priority, f.channels, coalesce(r.campaign, 'none') as campaign, f.value
              from desk.kpi_fact f join desk.request r on r.id = f.request_id
             where f.kpi = 'stage-hours' and f.at >= ? and f.at < ?
            """)
        .params(Sql.utc(period.start()), Sql.utc(period.end()))
        .query(
            row -> {
              List<String> channels = Sql.texts(row, "channels");
              if (fits(slice.types(), List.of(row.getString("type")))
                  && fits(slice.teams(), List.of(row.getString("team")))
                  && fits(slice.campaigns(), List.of(row.getString("campaign")))
                  && fits(slice.priorities(), List.of(row.getString("priority")))
                  && fits(slice.channels(), channels)) {
                sums.merge(row.getString("team"), row.getBigDecimal("value"), BigDecimal::add);
              }
            });
    return sums;
  }

  private static boolean fits(List<String> wanted, List<String> has) {
    return wanted.isEmpty() || has.stream().anyMatch(wanted::contains);
  }

  private static BigDecimal total(Stream<Sketch.Cell> cells) {
    return cells.map(Sketch.Cell::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void outcome(String at) {
    String request = given.request("other", "Border");
    kpis.record(request, List.of(KpiRules.outcome(request, "delivered", Instant.parse(at))));
  }

  private List<String> counts(Grain grain) {
    Period year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), cells.zone());
    return cells.trend(List.of(new Series("outcome", null)), year, grain, Slice.ALL).stream()
        .map(values -> values.startsAt() + " " + values.cell().n())
        .sorted()
        .toList();
  }
}
