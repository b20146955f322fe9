package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A delivery clock that stands still while the requester is asked, on the real broker, whose clock
 * is moved: over a weekend, over Christmas, and over the change to summer time. The desk's own
 * calendar works from nine to five, from Monday to Friday, in Berlin.
 */
class SlaPauseIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A requester is asked on one day at three, and answers on the next working day at ten. */
  private record Rest(String name, LocalDate asked, LocalDate answered) {
    Instant from() {
      return asked.atTime(15, 0).atZone(BERLIN).toInstant();
    }

    Instant until() {
      return answered.atTime(10, 0).atZone(BERLIN).toInstant();
    }
  }

  @TempDir private Path temp;

  @Test
  void shouldMoveDeliveryByTheWorkingTimeThatTheRequesterTookAndTellOfTheDelayOnce()
      throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    try (Launch launch = Launch.start(options)) {
      for (Rest rest : rests()) {
        pauseOver(rest, launch);
      }

      // then a clock that jumps is no reason to start the broker anew: it would lose the jump
      assertThat(launch.part("broker").restarts()).isEqualTo(rests().size());
    }
  }

  private static void pauseOver(Rest rest, Launch launch) throws Exception {
    JdbcClient database = Database.of(launch);
    BrokerClock time = BrokerClock.of(launch);
    Desk desk = new Desk(launch);

    // given a request that was promised something, and goes back to the requester
    time.moveTo(rest.from());
    String request = desk.submit("Survey tool, " + rest.name());
    desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));
    desk.answer(
        "approver",
        request,
        "approve-step",
        Map.of("approvalDecision", "request-changes", "reason", "Name the audience"));
    desk.awaitTask("requester", request, "revise-brief");
    Instant first = promised(database, request);
    await(rest.name()).atMost(Duration.ofMinutes(1)).until(() -> held(database, request));
    assertThat(armed(database, "StartEvent_DeliveryOverdue")).contains(first);

    // when the requester answers after the rest, while workers are killed
    time.moveTo(rest.until());
    launch.kill("workers");
    desk.answer("requester", request, "revise-brief", Desk.brief("Survey tool, revised"));

    // then delivery is due as much working time later as was used up meanwhile: two hours and one
    await(rest.name())
        .atMost(Duration.ofMinutes(2))
        .until(() -> promised(database, request).isAfter(first));
    Instant moved = promised(database, request);
    assertThat(workingTime(first, moved))
        .describedAs(rest.name() + ": moved from " + first + " to " + moved)
        .isBetween(Duration.ofMinutes(178), Duration.ofMinutes(182));
    await(rest.name())
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(armedBeyond(database))
                    .describedAs(() -> waiting(database))
                    .containsExactly(moved));

    // when the first instant comes, and the process asks the clock
    time.moveTo(first);
    await(rest.name())
        .atMost(Duration.ofMinutes(1))
        .until(() -> !armed(database, "StartEvent_DeliveryOverdue").contains(first));
    await(rest.name()).atMost(Duration.ofMinutes(1)).until(() -> checked(database, request) == 1);

    // then nobody is told of a delay
    assertThat(told(database, request)).isEmpty();

    // when the broker is killed while the moved timer is due
    launch.kill("broker");
    await("the broker takes commands again")
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(
            () -> {
              time.moveTo(moved);
              return true;
            });

    // then the team is told, each once
    await(rest.name()).atMost(Duration.ofMinutes(2)).until(() -> armedBeyond(database).isEmpty());
    await(rest.name())
        .atMost(Duration.ofMinutes(1))
        .until(() -> !told(database, request).isEmpty());
    assertThat(told(database, request)).doesNotHaveDuplicates();
  }

  /**
   * The next weekend, Christmas and change to summer time that are far enough, the earliest first.
   */
  private static List<Rest> rests() {
    LocalDate soon = LocalDate.now(BERLIN).plusDays(1);
    LocalDate friday = soon.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    LocalDate saturday = friday.plusDays(1);
    Rest weekend = new Rest("weekend", working(saturday, -1), working(saturday, 1));
    LocalDate after = friday.plusDays(45);
    LocalDate christmas = LocalDate.of(after.getYear(), Month.DECEMBER, 25);
    if (christmas.isBefore(after)) {
      christmas = christmas.plusYears(1);
    }
    Rest holiday = new Rest("Christmas", working(christmas, -1), working(christmas, 1));
    LocalDate summer = summerTime(after.getYear());
    if (summer.isBefore(after)) {
      summer = summerTime(after.getYear() + 1);
    }
    Rest change = new Rest("summer time", working(summer, -1), working(summer, 1));
    return List.of(weekend, holiday, change).stream()
        .sorted(Comparator.comparing(Rest::asked))
        .toList();
  }

  private static LocalDate summerTime(int year) {
    return LocalDate.of(year, Month.MARCH, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
  }

  /** The nearest working day before or after. */
  private static LocalDate working(LocalDate day, int step) {
    LocalDate found = day.plusDays(step);
    while (rests(found)) {
      found = found.plusDays(step);
    }
    return found;
  }

  /** Weekends and the holidays of Berlin, from Easter by Gauss: another way than the product's. */
  private static boolean rests(LocalDate day) {
    LocalDate easter = easter(day.getYear());
    return day.getDayOfWeek().getValue() > 5
        || Set.of("01-01", "03-08", "05-01", "10-03", "12-25", "12-26")
            .contains(day.toString().substring(5))
        || Stream.of(-2, 1, 39, 50).map(easter::plusDays).anyMatch(day::equals);
  }

  /** For the years 1900 to 2099. */
  private static LocalDate easter(int year) {
    int d = (19 * (year % 19) + 24) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
    int after = d == 29 && e == 6 || d == 28 && e == 6 && year % 19 > 10 ? d + e - 7 : d + e;
    return LocalDate.of(year, Month.MARCH, 22).plusDays(after);
  }

  /** Working time by going minute by minute: another way than the product's. */
  private static Duration workingTime(Instant from, Instant until) {
    long minutes = 0;
    for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
      var local = at.atZone(BERLIN);
      if (!rests(local.toLocalDate()) && local.getHour() >= 9 && local.getHour() < 17) {
        minutes++;
      }
    }
    return Duration.ofMinutes(minutes);
  }

  private static Instant promised(JdbcClient database, String request) {
    return database
        .sql("select promised_at from desk.request where id = :id")
        .param("id", request)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .single();
  }

  private static boolean held(JdbcClient database, String request) {
    return database
        .sql(
            """
            select held_since is not null from desk.sla_clock where request_id = :id and step = 'delivery'
            """)
        .param("id", request)
        .query(Boolean.class)
        .single();
  }

  private static List<Instant> armed(JdbcClient database, String element) {
    return database
        .sql(
            """
            select due_at from engine.timer where state = 'armed' and target_element_id = :element order by due_at
            """)
        .param("element", element)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  /** The instants that the clocks' own processes wait for, of deliveries alone. */
  private static List<Instant> armedBeyond(JdbcClient database) {
    return database
        .sql(
            """
            select t.due_at from engine.timer t
              join engine.process_instance p on p.key = t.process_instance_key
              join desk.sla_clock c on c.element_instance_key::text = p.correlation_key
             where t.state = 'armed' and t.target_element_id = 'IntermediateCatchEvent_NextInstantReached'
               and c.step = 'delivery' order by 1
            """)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  /** All that is not done yet: it tells where a move has got stuck. */
  private static String waiting(JdbcClient database) {
    return String.join(
        "\n",
        database
            .sql(
                """
                select format('command %s: %s, sent %s times, %s', id, payload, attempts, last_error) as what
                  from desk.outbox where sent_at is null and refused_at is null
                union all
                select format('job %s of %s: %s, %s tries left, %s', key, type, state, retries, error_message)
                  from engine.job where state in ('created', 'failed')
                union all
                select format('timer %s of %s at %s', key, target_element_id, due_at) from engine.timer where state = 'armed'
                order by what
                """)
            .query(String.class)
            .list());
  }

  private static long checked(JdbcClient database, String request) {
    return database
        .sql(
            """
            select count(*) from engine.element_instance e
              join engine.process_instance p on p.key = e.root_key
             where p.correlation_key = :id and e.element_id = 'EndEvent_DelayReported' and e.state = 'completed'
            """)
        .param("id", request)
        .query(Long.class)
        .single();
  }

  private static List<String> told(JdbcClient database, String request) {
    return database
        .sql(
            """
            select recipient from desk.notification where request_id = :id and template = 'delivery-overdue'
            """)
        .param("id", request)
        .query(String.class)
        .list();
  }
}
