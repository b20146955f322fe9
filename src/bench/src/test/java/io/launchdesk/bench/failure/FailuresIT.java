package io.launchdesk.bench.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.standalone.demo.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./launchdesk bench failures}. */
class FailuresIT {
  private static final int STRIKES = 5;
  private static final List<Window> WINDOWS = List.of(Window.LAUNCH_NOTED, Window.ROWS_COMMITTED);

  @TempDir private Path temp;

  @Test
  void shouldLoseAndDoubleNothingWhenPartsAreKilled() throws Exception {
    // given
    List<String> told = new ArrayList<>();
    Path data = temp.resolve("data");
    List<Attack> attacks = new ArrayList<>(Strike.plan(STRIKES, 1));
    WINDOWS.forEach(window -> attacks.add(new WindowStrike(window, data.resolve("failpoints"))));
    FailureRun run = new FailureRun(attacks, 1, 24, data);

    // when
    FailureReport report = run.run(told::add);

    // then
    assertThat(report.findings()).as(String.join("\n", told)).isEmpty();
    assertThat(report.recoveries()).hasSameSizeAs(attacks);
    assertThat(report.acknowledged().get(Journal.Act.SUBMITTED)).isGreaterThanOrEqualTo(24);
    assertThat(report.compared()).isGreaterThan(1_000);
  }
}
