package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.StoreContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlaClockRepositoryTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  private StoreContext store;
  private SlaClockRepository clocks;
  private ClockMoves moves;
  private CalendarRepository calendars;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    clocks = store.get(SlaClockRepository.class);
    moves = store.get(ClockMoves.class);
    calendars = store.get(CalendarRepository.class);
  }

  @Test
  void shouldKeepTheFirstInstantsWhenStartedAgain() {
    // given
    String request = store.given().request("other", "Clock");
    var instants = PlainClocks.start(moves, clock(5, request, MONDAY));

    // when it is started later, several times at once
    var again =
        AtOnce.run(5, () -> PlainClocks.start(moves, clock(5, request, MONDAY.plusSeconds(3600))));

    // then
    assertThat(new HashSet<>(again)).containsExactly(instants);
    assertThat(instants.dueAt()).isEqualTo(MONDAY.plusSeconds(60));
    assertThat(clocks.escalateTo(5)).contains("leads");
    assertThat(clocks.escalateTo(6)).isEmpty();
  }

  @Test
  void shouldWorkWeekdaysInItsTimeZoneWhenStandard() {
    var standard = calendars.find("standard").orElseThrow();
    assertThat(standard.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(standard.between(MONDAY, MONDAY.plus(Duration.ofDays(7))))
        .isEqualTo(Duration.ofHours(40));
  }

  @Test
  void shouldNeverRestWhenAlways() {
    assertThat(
            calendars.find("always").orElseThrow().between(MONDAY, MONDAY.plus(Duration.ofDays(7))))
        .isEqualTo(Duration.ofDays(7));
  }

  @Test
  void shouldFindNothingWhenThereIsNoSuchCalendar() {
    assertThat(calendars.find("lunar")).isEmpty();
  }

  private static SlaClock clock(long key, String request, Instant start) {
    Instant due = start.plusSeconds(60);
    var rule =
        new SlaRule(
            "a",
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            "leads",
            "always",
            "g",
            null,
            null,
            null);
    return new SlaClock(
        new MeasuredStep(key, 1, null, request), rule, "always", start, due, due, due);
  }
}
