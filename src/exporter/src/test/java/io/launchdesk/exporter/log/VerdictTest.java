package io.launchdesk.exporter.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final LogIdentity LOG = new LogIdentity(3, 1_700_000_000_000L);
  private static final LogIdentity OTHER = new LogIdentity(3, 1_700_000_000_001L);

  @Test
  void shouldStartFreshWhenNobodyKnowsAnything() {
    assertThat(judge(null, null, LOG)).isInstanceOf(Verdict.Fresh.class);
  }

  @Test
  void shouldGoOnWhenTablesAreAheadOfTheBroker() {
    assertThat(judge(mark(LOG, 90), mark(LOG, 50), null))
        .isEqualTo(new Verdict.Continue(mark(LOG, 90)));
  }

  @Test
  void shouldGoOnWhenKilledBeforeFirstSnapshot() {
    assertThat(judge(mark(LOG, 90), null, LOG)).isEqualTo(new Verdict.Continue(mark(LOG, 90)));
  }

  @Test
  void shouldWaitForFirstRecordWhenBrokerSaysNothing() {
    assertThat(judge(mark(LOG, 90), null, null)).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void shouldNoticeOtherLogByItsFirstRecord() {
    assertThat(kind(judge(mark(LOG, 90), null, OTHER))).isEqualTo(Verdict.Kind.OTHER_LOG);
  }

  @Test
  void shouldNoticeOtherLogByWhatTheBrokerKept() {
    assertThat(kind(judge(mark(LOG, 90), mark(OTHER, 10), null))).isEqualTo(Verdict.Kind.OTHER_LOG);
  }

  @Test
  void shouldNoticeOlderOrEmptyDatabase() {
    assertThat(kind(judge(mark(LOG, 49), mark(LOG, 50), null)))
        .isEqualTo(Verdict.Kind.DATABASE_BEHIND);
    assertThat(kind(judge(null, mark(LOG, 50), null))).isEqualTo(Verdict.Kind.DATABASE_BEHIND);
  }

  @Test
  void shouldReadItsOwnMarkAndNothingElse() {
    assertThat(Mark.decoded(mark(LOG, 90).encoded())).contains(mark(LOG, 90));
    assertThat(
            Mark.decoded(
                "{\"something\": \"else\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEmpty();
  }

  private static Verdict judge(Mark tables, Mark broker, LogIdentity first) {
    return Verdict.of(
        Optional.ofNullable(tables), Optional.ofNullable(broker), Optional.ofNullable(first));
  }

  private static Mark mark(LogIdentity log, long position) {
    return new Mark(log, position);
  }

  private static Verdict.Kind kind(Verdict verdict) {
    return ((Verdict.Mismatch) verdict).kind();
  }
}
