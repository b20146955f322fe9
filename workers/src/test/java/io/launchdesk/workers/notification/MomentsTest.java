package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

  @ParameterizedTest
  @CsvSource({
    "en, Europe/Warsaw, Monday 23 November 2026 at 23:30",
    "pl, Europe/Warsaw, poniedziałek 23 listopada 2026 23:30",
    "zh-Hans, Asia/Shanghai, 2026年11月24日星期二 06:30",
    "fa, Asia/Tehran, سه‌شنبه ۳ آذر ۱۴۰۵ ساعت ۲:۰۰",
    "tlh, UTC, 22:30"
  })
  void shouldUseCalendarAndDigitsOfTheLanguage(String language, String zone, String expected) {
    assertThat(
            Moments.full(Instant.parse("2026-11-23T22:30:00Z"), language, zone)
                .replaceAll("[,،]", ""))
        .contains(expected);
  }
}
