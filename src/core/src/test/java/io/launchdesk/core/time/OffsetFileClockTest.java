package io.launchdesk.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetFileClockTest {
  @TempDir private Path folder;

  @Test
  void shouldMoveWithTheFileWhenItIsWritten() throws Exception {
    // given
    Path file = folder.resolve("offset");
    Clock clock = OffsetFileClock.of(file.toString());
    assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));

    // when
    Files.writeString(file, Long.toString(Duration.ofDays(3).toMillis()));

    // then
    assertThat(clock.instant())
        .isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(5, ChronoUnit.SECONDS));
  }

  @Test
  void shouldBeTheSystemsWhenThereIsNoFile() {
    assertThat(OffsetFileClock.of("")).isEqualTo(Clock.systemUTC());
    assertThat(OffsetFileClock.of(null)).isEqualTo(Clock.systemUTC());
  }
}
