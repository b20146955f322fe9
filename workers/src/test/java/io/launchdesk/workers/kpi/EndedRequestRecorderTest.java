package io.launchdesk.workers.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.identity.Role;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.kpi.ElementQueries;
import io.launchdesk.store.kpi.ElementRequestQueries;
import io.launchdesk.store.kpi.ElementRequestQueries.Behind;
import io.launchdesk.store.kpi.ElementRequestQueries.Only;
import io.launchdesk.store.kpi.ElementRequestQueries.Wanted;
import io.launchdesk.store.kpi.KpiRepository;
import io.launchdesk.store.kpi.Slice;
import io.launchdesk.workers.WorkersTestBase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class EndedRequestRecorderTest extends WorkersTestBase {
  /** Around the turn of a month, a week and summer time, and far from Easter. */
  private static final Instant BEGAN = Instant.parse("2025-03-28T12:00:00Z");

  static final String CELLS =
      """
      select concat_ws('|', s.kpi, s.stage, c.grain, c.starts_at, k.*, c.bucket, c.n, trim_scale(c.total),
                       trim_scale(c.squares), trim_scale(c.least), trim_scale(c.most))
        from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice order by 1
      """;
  static final String ELEMENTS =
      """
      select concat_ws('|', c.*) from (
        select grain, starts_at, element, slice, n, trim_scale(hours) as hours, trim_scale(longest) as longest, waits,
               trim_scale(wait_hours) as wait_hours, rework, late from desk.element_cell) c order by 1
      """;

  @Autowired private EndedRequestRecorder recorder;
  @Autowired private KpiRecording recording;
  @Autowired private KpiRepository kpis;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ElementQueries elements;
  @Autowired private ElementRequestQueries elementRequests;

  @Test
  void shouldSayTheSameAsReckoningAnewWhenARandomHistoryWasRecordedAtOnceAndAgain() {
    // given
    Random random = new Random(20261125);
    History history = new History(jdbc, random, 11);
    History elsewhere = new History(jdbc, random, 12);

    List<String> campaigns = Arrays.asList(null, given.campaign("spring"), given.campaign("fair"));
    List<String> ended = new ArrayList<>();

    // when requests end while three workers record, one of which dies in the middle of it, and
    // somebody puts requests
    // into campaigns and takes them out again
    for (int round = 0; round < 4; round++) {
      for (int n = 0; n < 40; n++) {
        String id =
            (n % 4 == 0 ? elsewhere : history)
                .ended(BEGAN.plus(Duration.ofMinutes(random.nextInt(9000))));
        if (n % 3 == 0) {
          recording.stageEnded(id, "intake");
        }
        ended.add(id);
      }
      transaction.executeWithoutResult(
          status -> {
            recorder.record();
            status.setRollbackOnly();
          });
      AtomicInteger role = new AtomicInteger();
      AtOnce.run(
          4,
          () -> {
            if (role.getAndIncrement() == 0) {
              for (int n = 0; n < 60; n++) {
                kpis.moveToCampaign(
                    ended.get(random.nextInt(ended.size())), campaigns.get(random.nextInt(3)));
              }
            } else {
              recorder.record();
              recorder.fold();
            }
            return true;
          });
    }
    recordAll();
    List<String> cells = lines(CELLS);
    List<String> elements = lines(ELEMENTS);
    recordAll();

    // then
    assertThat(
            count("select count(*) from desk.kpi_fact where kpi = 'wait-hours' and stage = 'work'"))
        .isGreaterThanOrEqualTo(160);
    assertThat(cells).hasSizeGreaterThan(1000).isEqualTo(lines(CELLS));
    assertThat(elements).hasSizeGreaterThan(100).isEqualTo(lines(ELEMENTS));
    kpis.reckonAnew();
    assertThat(lines(CELLS)).isEqualTo(cells);
    assertThat(lines(ELEMENTS)).isEqualTo(elements);
    assertThat(cells).anyMatch(cell -> cell.contains("campaign,spring)"));
  }

  @Test
  void shouldListTheRequestsThatEachNumberOfAnElementIsMadeOf() {
    // given
    History history = new History(jdbc, new Random(7), 21);
    for (int n = 0; n < 60; n++) {
      history.ended(Instant.parse("2024-03-01T08:00:00Z").plus(Duration.ofHours(7 * n)));
    }
    recordAll();
    Period period =
        new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), ZoneId.of("UTC"));
    Access analyst =
        new Access(
            new Person(
                "analyst",
                "A",
                "a@example.org",
                "t",
                "global",
                "en",
                "UTC",
                Set.of(Role.ANALYST),
                List.of(),
                List.of()));

    // then
    List<ElementQueries.Runs> runs = elements.runs(period, Slice.ALL);
    assertThat(runs).hasSizeGreaterThan(3);
    for (ElementQueries.Runs element : runs) {
      List<Behind> all = behind(element, Only.ALL, period, analyst);
      assertThat(all.stream().mapToLong(Behind::runs).sum()).isEqualTo(element.n());
      assertThat(all.stream().map(Behind::hours).reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(element.totalHours());
      assertThat(
              behind(element, Only.WAITS, period, analyst).stream().mapToLong(Behind::runs).sum())
          .isEqualTo(element.waits());
      assertThat(
              behind(element, Only.REWORK, period, analyst).stream().mapToLong(Behind::runs).sum())
          .isEqualTo(element.rework());
      assertThat(
              behind(element, Only.BREACHES, period, analyst).stream()
                  .mapToLong(Behind::breaches)
                  .sum())
          .isEqualTo(element.breaches());
    }
    assertThat(runs.stream().mapToLong(ElementQueries.Runs::rework).sum()).isPositive();
    assertThat(runs.stream().mapToLong(ElementQueries.Runs::breaches).sum()).isPositive();
  }

  /** Also what the recorder of the running workers has in hand, which others leave alone. */
  private void recordAll() {
    await()
        .until(
            () -> {
              recorder.record();
              return count(
                  """
                  select count(*) from engine.process_instance p
                    join desk.request r on r.id = p.correlation_key
                    left join desk.kpi_progress k on k.partition_id = p.partition_id
                   where p.key = p.root_key and p.state <> 'active' and p.ended_at is not null
                     and p.position > coalesce(k.position, -1)
                  """);
            },
            unrecorded -> unrecorded == 0);
    recorder.fold();
  }

  /** All pages of nine. */
  private List<Behind> behind(
      ElementQueries.Runs element, Only only, Period period, Access access) {
    Wanted wanted = new Wanted(element.processId(), element.elementId(), only, period, Slice.ALL);
    List<Behind> all = new ArrayList<>();
    List<Behind> page = elementRequests.list(wanted, access, null, 9);
    while (!page.isEmpty()) {
      all.addAll(page);
      Behind last = page.getLast();
      page =
          elementRequests.list(
              wanted, access, new ElementRequestQueries.Place(last.at(), last.rootKey()), 9);
    }
    return all;
  }

  @Test
  void shouldDivideTheLeadTimeWhenARequestHasEnded() {
    // given Monday 10:00 to 14:00 in Berlin: two hours in a queue, one of work, one by the system
    Instant ten = Instant.parse("2026-06-15T08:00:00Z");
    String request = given.request("other", "Divided", Map.of(), ten);
    History history = new History(jdbc, new Random(1), 13);
    long root = History.key();
    history.task(request, root, "UserTask_CheckFeasibility", ten, ten.plusSeconds(3 * 3600));
    jdbc.sql("delete from desk.audit_event where subject like ?").param(request + "/%").update();
    history.taken(request, taskOf(root), ten.plusSeconds(2 * 3600));
    history.root(request, root, ten, ten.plusSeconds(4 * 3600));

    // when
    recordAll();

    // then
    assertThat(value(request, "wait-hours", "queue")).isCloseTo(2, within(1e-9));
    assertThat(value(request, "wait-hours", "work")).isCloseTo(1, within(1e-9));
    assertThat(value(request, "wait-hours", "automated")).isCloseTo(1, within(1e-9));
    assertThat(value(request, "wait-hours", "off-hours")).isZero();
    assertThat(value(request, "flow-efficiency", "")).isCloseTo(0.5, within(1e-9));
    assertThat(value(request, "automated-steps", "")).isZero();
    assertThat(value(request, "stage-left", "intake")).isEqualTo(1);
    assertThat(
            count(
                """
                select sum(waits) from desk.element_cell c join desk.kpi_element e on e.id = c.element
                  join desk.kpi_slice k on k.id = c.slice and k.kind = 'all'
                 where e.element_id = 'UserTask_CheckFeasibility' and grain = 'day' and wait_hours = 2
                   and starts_at = '2026-06-14T22:00:00Z'
                """))
        .isEqualTo(1);
  }

  @Test
  void shouldLookAtAllAgainWhenThePartitionsLogBeganAnew() {
    // given
    History history = new History(jdbc, new Random(2), 14);
    history.ended(BEGAN);
    recorder.record();

    // when the broker was wiped, and the exporter threw its rows away
    jdbc.sql("delete from engine.process_instance where partition_id = 14").update();
    jdbc.sql("update engine.exporter_position set position = 5 where partition_id = 14").update();
    String request = given.request("other", "In the new log", Map.of(), BEGAN);
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, started_at, ended_at, partition_id, position)
            values (1400, 1, 'MarketingRequestProcess', 1, 1400, ?, 'completed', now(), now(), 14, 4)
            """)
        .param(request)
        .update();

    // then whoever records, here or by the schedule, finds it
    await()
        .until(
            () -> {
              recorder.record();
              return count(
                  "select count(*) from desk.kpi_fact where kpi = 'flow-efficiency' and request_id = ? and value > 0",
                  request);
            },
            found -> found == 1);
  }

  private long taskOf(long root) {
    return count("select key from engine.user_task where root_key = ?", root);
  }

  private double value(String request, String kpi, String stage) {
    return jdbc.sql(
            "select value from desk.kpi_fact where request_id = ? and kpi = ? and stage = ?")
        .params(request, kpi, stage)
        .query(Double.class)
        .single();
  }

  private List<String> lines(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
