package io.launchdesk.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactsCheckTest {
  @Test
  void shouldTakeWhatCameOfTheLastCommandForTheSameLog() {
    assertThat(FactsCheck.lag(50_306, 50_304, 50_306))
        .isEqualTo(Finding.ok("Exporter", "0 records behind (processed 50304, done 50306)"));
  }

  @Test
  void shouldNoticeARecordThatTheBrokerHasNot() {
    assertThat(FactsCheck.lag(50_306, 120, 122))
        .isEqualTo(
            Finding.bad(
                "Exporter",
                "written up to 50306, but the broker has come to 122 only: they are of different logs"));
  }
}
