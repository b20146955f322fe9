package io.launchdesk.bench.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {

  @Test
  void shouldCountWhatWentAwayAndEachRise() {
    Drain drain = new Drain(List.of(100L, 60L, 62L, 30L, 30L, 2L), 5);

    assertThat(drain.perSecond()).isEqualTo(98 / 25.0);
    assertThat(drain.rises()).isEqualTo(1);
  }
}
