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
  private static final int STRIKES = 8;

  @TempDir private Path temp;

  @Test
  void shouldLoseAndDoubleNothingWhenPartsAreKilled() throws Exception {
    // given
    List<String> told = new ArrayList<>();
    FailureRun run = new FailureRun(STRIKES, 1, 24, temp.resolve("data"));

    // when
    FailureReport report = run.run(told::add);

    // then
    assertThat(report.findings()).as(String.join("\n", told)).isEmpty();
    assertThat(report.recoveries()).hasSize(STRIKES);
    assertThat(report.acknowledged().get(Journal.Act.SUBMITTED)).isGreaterThanOrEqualTo(24);
    assertThat(report.compared()).isGreaterThan(1_000);
  }
}
