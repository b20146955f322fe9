package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.ClockHistories.History;
import io.launchdesk.core.sla.ReferenceClock.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The clock against {@link ReferenceClock}, over random calendars, days off and holds, around
 * changes of clocks and leap days.
 */
class ReferenceClockTest {

  @Property
  void shouldBeWhatIsCountedMinuteByMinute(@ForAll("weeks") History history) {
    compare(history);
  }

  @Property
  void shouldBeWhatIsCountedSecondBySecond(@ForAll("nights") History history) {
    compare(history);
  }

  @Provide
  Arbitrary<History> weeks() {
    return ClockHistories.of(60, 7 * 24 * 60);
  }

  @Provide
  Arbitrary<History> nights() {
    return ClockHistories.of(1, 5 * 3600);
  }

  private static void compare(History history) {
    Ledger ledger = history.ledger();
    ReferenceClock reference = history.reference(history.holds());
    Instant until = reference.at(history.looks());

    // what it did, and how much that was
    assertThat(Run.of(ledger.spans(until))).isEqualTo(reference.runs(history.looks()));
    assertThat(ledger.used(until)).isEqualTo(reference.counted(history.looks()));
    assertThat(ledger.spans(until))
        .allSatisfy(
            span ->
                assertThat(span.worked())
                    .isEqualTo(
                        span.state() == LedgerSpan.State.COUNTING
                            ? Duration.between(span.from(), span.until())
                            : Duration.ZERO));

    // what it did until some instant, and whether it was held then
    Instant middle = reference.at(history.middle());
    assertThat(ledger.used(middle)).isEqualTo(reference.counted(history.middle()));
    assertThat(ledger.heldAt(middle).isPresent()).isEqualTo(reference.held(history.middle()));

    // when it is due
    sameInstant(ledger, reference, history.amount(), until);

    // when it would be due if it went on at that instant
    sameInstant(
        ledger.resumedAt(middle),
        history.reference(history.resumedAt(middle)),
        history.amount(),
        until);

    // the calendar alone
    ReferenceClock plain = history.reference(List.of());
    assertThat(history.calendar().between(history.start(), middle))
        .isEqualTo(plain.counted(history.middle()));
    sameInstant(
        new Ledger(history.calendar(), history.start(), List.of()), plain, history.amount(), until);
  }

  /** What the reference does not reach while it looks must lie later, or never come. */
  private static void sameInstant(
      Ledger ledger, ReferenceClock reference, Duration amount, Instant until) {
    Optional<Instant> counted = reference.counts(amount);
    Optional<Instant> reached = ledger.reaches(amount);
    if (counted.isPresent()) {
      assertThat(reached).isEqualTo(counted);
    } else {
      assertThat(reached.filter(at -> at.isBefore(until))).isEmpty();
    }
  }
}
