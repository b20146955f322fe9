package io.launchdesk.store.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KpiRepositoryTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final String DIFFERENCES =
      """
      with recomputed as (
        select f.kpi, f.stage, g.grain, date_trunc(g.grain::text, f.at, z.time_zone) as starts_at,
               f.type, f.team, f.priority, f.channels, coalesce(r.campaign, 'none') as campaign,
               desk.kpi_bucket(f.value) as bucket, count(*) as n, sum(f.value) as total, sum(f.value * f.value) as squares, min(f.value) as least, max(f.value) as most
          from desk.kpi_fact f join desk.request r on r.id = f.request_id cross join desk.kpi_zone z cross join unnest(enum_range(null::desk.grain)) as g (grain)
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      kept as (
        select s.kpi, s.stage, c.grain, c.starts_at, k.type, k.team, k.priority, k.channels, k.campaign, c.bucket,
               c.n, c.total, c.squares, c.least, c.most
          from desk.kpi_cell c join desk.kpi_series s on s.id = c.series
          join desk.kpi_slice k on k.id = c.slice and k.kind = 'whole')
      select count(*) from (
        (select * from recomputed except select * from kept)
        union all
        (select * from kept except select * from recomputed)) difference
      """;

  private static final String CELLS =
      """
      select k.kind || k.campaign || k.type || k.team || k.priority || k.channels::text || ' ' || s.kpi || s.stage || ' '
             || c.grain || c.starts_at || ' ' || c.bucket || ': ' || concat_ws(' ', c.n, c.total, c.squares, c.least, c.most)
        from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice order by 1
      """;

  private KpiRepository kpis;
  private KpiSourceRepository sources;
  private JdbcClient jdbc;
  private Given given;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    kpis = store.get(KpiRepository.class);
    sources = store.get(KpiSourceRepository.class);
    jdbc = store.get(JdbcClient.class);
    given = store.given();
  }

  @Test
  void shouldRollUpWhatTheFactsSayWhenManyAreRecordedAtOnceAndAgain() {
    // given facts of forty requests, around midnight
    Random random = new Random(42);
    List<String> requests =
        IntStream.range(0, 40)
            .mapToObj(n -> given.request(n % 2 == 0 ? "other" : "event", "Facts " + n))
            .toList();
    List<List<KpiFact>> facts = requests.stream().map(id -> facts(id, random)).toList();

    // when four workers record all of them, each its own way round
    AtOnce.run(
        4,
        () -> {
          IntStream.range(0, 40)
              .boxed()
              .sorted((a, b) -> Long.compare(shuffle(a), shuffle(b)))
              .forEach(
                  n -> {
                    kpis.record(requests.get(n), facts.get(n));
                    if (n % 8 == 0) {
                      kpis.fold();
                    }
                  });
          return true;
        });
    kpis.fold();

    // then
    assertThat(single("select count(*) from desk.kpi_fact")).isGreaterThanOrEqualTo(160);
    assertThat(single(DIFFERENCES)).isZero();
  }

  @Test
  void shouldRollUpWhatTheFactsSayWhenRequestsChangeTheirCampaignMeanwhile() {
    // given three requests whose values lie in the same ranges
    List<String> campaigns = Arrays.asList(null, given.campaign("spring"), given.campaign("fair"));
    List<String> requests =
        IntStream.range(0, 3).mapToObj(n -> given.request("other", "Moving " + n)).toList();
    AtomicInteger role = new AtomicInteger();

    // when two record, one folds, and two move the requests to and fro
    AtOnce.run(
        5,
        () -> {
          int me = role.getAndIncrement();
          Random random = new Random(me);
          for (int n = 0; n < 120; n++) {
            String request = requests.get(random.nextInt(3));
            if (me < 2) {
              Instant at = MIDNIGHT.plusSeconds(random.nextInt(200_000));
              kpis.record(
                  request,
                  List.of(
                      new KpiFact(
                          "moving-%d-%d".formatted(me, n),
                          "lead-time-hours",
                          "",
                          BigDecimal.valueOf(100 + random.nextInt(8)),
                          "hours",
                          at)));
            } else if (me == 2) {
              kpis.fold();
            } else {
              kpis.moveToCampaign(request, campaigns.get(random.nextInt(3)));
            }
          }
          return true;
        });
    kpis.fold();

    // then the cells of each kind are what facts and campaigns of now make of them
    assertThat(single("select count(*) from desk.kpi_fact where effect_key like 'moving-%'"))
        .isEqualTo(240);
    assertThat(single(DIFFERENCES)).isZero();
    List<String> kept = jdbc.sql(CELLS).query(String.class).list();
    kpis.reckonAnew();
    assertThat(kept)
        .anyMatch(cell -> cell.contains("campaign"))
        .isEqualTo(jdbc.sql(CELLS).query(String.class).list());
  }

  @Test
  void shouldTellWhichCampaignARequestWasIn() {
    String request = given.request("other", "Told");

    assertThat(kpis.moveToCampaign(request, given.campaign("spring"))).isEmpty();
    assertThat(kpis.moveToCampaign(request, "spring")).contains("spring");
    assertThat(kpis.moveToCampaign(request, null)).contains("spring");
    assertThat(
            single(
                "select count(*) from desk.request where campaign is not null and id = '"
                    + request
                    + "'"))
        .isZero();
  }

  @Test
  void shouldKeepTheFirstValueWhenAFactIsRecordedAgain() {
    // given
    String request = given.request("other", "Twice");
    kpis.record(request, List.of(KpiRules.stageHours(request, "intake", MIDNIGHT, MIDNIGHT)));

    // when
    kpis.record(
        request,
        List.of(KpiRules.stageHours(request, "intake", MIDNIGHT, MIDNIGHT.plusSeconds(7200))));

    // then
    assertThat(
            jdbc.sql("select value from desk.kpi_fact where request_id = ?")
                .param(request)
                .query(Double.class)
                .single())
        .isZero();
    kpis.fold();
    assertThat(single(DIFFERENCES)).isZero();
  }

  @Test
  void shouldKnowWhereTheStageBeforeEndedAndLeaveItselfAside() {
    // given
    String request = given.request("other", "Stages");
    assertThat(sources.lastStageEnd(request, "intake")).isEmpty();
    kpis.record(request, List.of(KpiRules.stageHours(request, "intake", MIDNIGHT, MIDNIGHT)));

    // then
    assertThat(sources.lastStageEnd(request, "approval")).contains(MIDNIGHT);
    assertThat(sources.lastStageEnd(request, "intake")).isEmpty();
  }

  @Test
  void shouldStopTheClockAtTheAnswerWhenTheEngineHearsOfItLater() {
    // given a task that was answered in time and one that was withdrawn after it was due
    String request = given.request("other", "Clocks");
    task(request, 1, "completed", MIDNIGHT.plusSeconds(100));
    jdbc.sql(
            """
            insert into desk.task_outcome (task_key, request_id, element_id, step, person, data, completed_at)
            values (1001, ?, 'UserTask_A', 'a', 'ann', '{}', '2026-11-23T00:00:10Z')
            """)
        .param(request)
        .update();
    task(request, 2, "canceled", MIDNIGHT.plusSeconds(100));
    task(request, 3, "canceled", MIDNIGHT.plusSeconds(10));
    task(request, 4, "open", null);

    // then the third, withdrawn in time, and the fourth, still open, say nothing
    assertThat(sources.stoppedClocks(request))
        .extracting(
            clock ->
                KpiRules.slaKept(
                        clock.elementInstanceKey(), clock.step(), clock.dueAt(), clock.endedAt())
                    .value()
                    .intValue())
        .containsExactly(1, 0);
  }

  private void task(String request, int key, String state, Instant endedAt) {
    jdbc.sql(
            """
            insert into desk.sla_clock values (:key, :request, 'a', 'standard', 60, :start, :due, :due, :due, '{}')
            """)
        .param("key", key)
        .param("request", request)
        .param("start", Sql.utc(MIDNIGHT))
        .param("due", Sql.utc(MIDNIGHT.plusSeconds(60)))
        .update();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, created_at, ended_at,
              partition_id, position)
            values (1000 + :key, :key, 1, 1, 1, 'P', 1, 'UserTask_A', :state, now(), :ended, 1, 1)
            """)
        .param("key", key)
        .param("state", state)
        .param("ended", Sql.utc(endedAt))
        .update();
  }

  private static List<KpiFact> facts(String request, Random random) {
    Instant end = MIDNIGHT.plusSeconds(random.nextInt(-7200, 7200));
    return List.of(
        KpiRules.stageHours(request, "intake", end.minusSeconds(random.nextInt(9999)), end),
        KpiRules.leadTime(request, "delivered", end.minusSeconds(random.nextInt(99999)), end),
        KpiRules.outcome(request, "delivered", end),
        KpiRules.reworkLoops(request, random.nextInt(4), end));
  }

  private static long shuffle(int number) {
    return new Random(number * 31L + Thread.currentThread().threadId()).nextLong();
  }

  private long single(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
