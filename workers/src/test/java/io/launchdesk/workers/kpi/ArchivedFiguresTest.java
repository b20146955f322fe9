package io.launchdesk.workers.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.identity.Role;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.kpi.ElementQueries;
import io.launchdesk.store.kpi.ElementRequestQueries;
import io.launchdesk.store.kpi.ElementRequestQueries.Only;
import io.launchdesk.store.kpi.ElementRequestQueries.Wanted;
import io.launchdesk.store.kpi.KpiRepository;
import io.launchdesk.store.kpi.Slice;
import io.launchdesk.store.retention.RequestArchiver;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures are the same before and after what they were reckoned from is archived. */
class ArchivedFiguresTest extends WorkersTestBase {
  private static final Instant BEGAN = Instant.parse("2023-05-28T12:00:00Z");
  private static final Access ANALYST =
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

  @Autowired private EndedRequestRecorder recorder;
  @Autowired private KpiRepository kpis;
  @Autowired private RequestArchiver archiver;
  @Autowired private ElementQueries elements;
  @Autowired private ElementRequestQueries elementRequests;

  @Test
  void shouldKeepAllFiguresAndTheRequestsBehindThem() {
    // given
    History history = new History(jdbc, new Random(20261126), 31);
    String campaign = given.campaign("archived");
    List<String> requests = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String request = history.ended(BEGAN.plus(Duration.ofHours(5 * n)));
      requests.add(request);
      if (n % 4 == 0) {
        kpis.moveToCampaign(request, campaign);
      }
    }
    recordAll();
    // What other tests deleted after it was counted.
    kpis.reckonAnew();
    List<String> cells = lines(EndedRequestRecorderTest.CELLS);
    List<String> runs = lines(EndedRequestRecorderTest.ELEMENTS);
    List<String> behind = behind();

    // when
    int archived = archiver.archive(Instant.parse("2024-01-01T00:00:00Z"), 500, Instant.now());

    // then
    assertThat(archived).isGreaterThanOrEqualTo(60);
    assertThat(
            count(
                "select count(*) from engine.element_instance e join engine.process_instance p on p.key = e.root_key where p.partition_id = 31"))
        .isZero();
    assertThat(count("select count(*) from desk.kept_run")).isGreaterThanOrEqualTo(60);
    assertThat(behind).hasSizeGreaterThan(60).isEqualTo(behind());
    recordAll();
    assertThat(lines(EndedRequestRecorderTest.CELLS)).isEqualTo(cells);
    assertThat(lines(EndedRequestRecorderTest.ELEMENTS)).hasSizeGreaterThan(100).isEqualTo(runs);

    // and when all is reckoned anew, from facts and from what the archive kept
    kpis.reckonAnew();

    // then
    assertThat(lines(EndedRequestRecorderTest.CELLS)).isEqualTo(cells);
    assertThat(lines(EndedRequestRecorderTest.ELEMENTS)).isEqualTo(runs);

    // and when archived requests are put into a campaign, and out of it again
    requests.stream().limit(9).forEach(one -> kpis.moveToCampaign(one, campaign));
    recordAll();
    assertThat(lines(EndedRequestRecorderTest.ELEMENTS)).isNotEqualTo(runs);
    for (int n = 0; n < 9; n++) {
      kpis.moveToCampaign(requests.get(n), n % 4 == 0 ? campaign : null);
    }
    recordAll();

    // then
    assertThat(lines(EndedRequestRecorderTest.CELLS)).isEqualTo(cells);
    assertThat(lines(EndedRequestRecorderTest.ELEMENTS)).isEqualTo(runs);
  }

  private List<String> behind() {
    Period year =
        new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31), ZoneId.of("UTC"));
    return elements.runs(year, Slice.ALL).stream()
        .flatMap(
            element ->
                elementRequests
                    .list(
                        new Wanted(
                            element.processId(), element.elementId(), Only.ALL, year, Slice.ALL),
                        ANALYST,
                        null,
                        500)
                    .stream()
                    .map(one -> element.elementId() + " " + one))
        .toList();
  }

  private void recordAll() {
    await()
        .until(
            () -> {
              recorder.record();
              return count(
                      """
                      select count(*) from engine.process_instance p
                        left join desk.kpi_progress k on k.partition_id = p.partition_id
                       where p.partition_id = 31 and p.position > coalesce(k.position, -1)
                      """)
                  == 0;
            });
    recorder.fold();
  }

  private List<String> lines(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
