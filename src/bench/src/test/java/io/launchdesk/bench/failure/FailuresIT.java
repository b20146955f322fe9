package io.launchdesk.bench.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.network.Line.Fault;
import io.launchdesk.standalone.demo.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./launchdesk bench failures}, with all that it can do at once. */
class FailuresIT {
  private static final int STRIKES = 5;
  private static final List<Window> WINDOWS = List.of(Window.LAUNCH_NOTED, Window.ROWS_COMMITTED);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LENGTH = Duration.ofSeconds(5);

  private final Wires wires = new Wires();

  @TempDir private Path temp;

  @AfterEach
  void close() {
    wires.close();
  }

  @Test
  void shouldLoseAndDoubleNothingWhenPartsAreKilledOrParted() throws Exception {
    // given
    List<String> told = new ArrayList<>();
    Path data = temp.resolve("data");
    List<Attack> attacks = new ArrayList<>(Strike.plan(STRIKES, 1));
    WINDOWS.forEach(window -> attacks.add(new WindowStrike(window, data.resolve("failpoints"))));
    attacks.add(new WireStrike(wires, Wire.PEOPLE_PORTAL, Fault.ANSWERS_LOST, PAUSE, LENGTH));
    attacks.add(new WireStrike(wires, Wire.PORTAL_POSTGRES, Fault.CUT, PAUSE, LENGTH));
    FailureRun run = new FailureRun(attacks, 1, 24, wires, data);

    // when
    FailureReport report = run.run(told::add);

    // then
    assertThat(report.findings()).as(String.join("\n", told)).isEmpty();
    assertThat(report.recoveries()).hasSameSizeAs(attacks);
    assertThat(report.acknowledged().get(Journal.Act.SUBMITTED)).isGreaterThanOrEqualTo(24);
    assertThat(report.compared()).isGreaterThan(1_000);
  }
}
