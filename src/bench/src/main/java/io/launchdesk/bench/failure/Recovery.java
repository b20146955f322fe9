package io.launchdesk.bench.failure;

import io.launchdesk.standalone.demo.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a strike.
 *
 * @param title what was killed and when, in words
 * @param at instant of the kill, or of the end of what lasted
 * @param upAfter until the supervisor saw all parts at work again, and none waited for what was
 *     lost
 * @param heardAfter until the next act of a person was acknowledged by the system; empty when there
 *     was none any more
 */
record Recovery(String title, Instant at, Duration upAfter, Optional<Duration> heardAfter) {

  /** The same with what the journal says of the time after it. */
  Recovery heardBy(List<Journal.Entry> journal) {
    Optional<Duration> first =
        journal.stream()
            .map(Journal.Entry::at)
            .filter(instant -> instant.isAfter(at))
            .min(Instant::compareTo)
            .map(instant -> Duration.between(at, instant));
    return new Recovery(title, at, upAfter, first);
  }
}
