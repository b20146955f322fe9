package io.launchdesk.portal.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  /** RFC 6238, appendix B, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void shouldMakeTheCodesOfTheStandard(long second, String code) {
    assertThat(TimeCodes.codeAt(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void shouldTakeTheStepsBesideNowAndNoOthers() {
    // given
    Instant now = Instant.parse("2026-01-05T10:00:10Z");

    // then
    long step = now.getEpochSecond() / 30;
    assertThat(TimeCodes.stepOf(at(now, 0), SECRET, now)).hasValue(step);
    assertThat(TimeCodes.stepOf(at(now, -30), SECRET, now)).hasValue(step - 1);
    assertThat(TimeCodes.stepOf(at(now, 30), SECRET, now)).hasValue(step + 1);
    assertThat(TimeCodes.stepOf(at(now, -60), SECRET, now)).isEmpty();
    assertThat(TimeCodes.stepOf(at(now, 60), SECRET, now)).isEmpty();
    assertThat(TimeCodes.stepOf("", SECRET, now)).isEmpty();
  }

  @Test
  void shouldTellAppsTheSecretAsTheyReadIt() {
    assertThat(TimeCodes.address(SECRET, "ann.o-neill"))
        .isEqualTo(
            "otpauth://totp/Launchdesk:ann.o-neill?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Launchdesk");
  }

  private static String at(Instant now, int seconds) {
    return TimeCodes.codeAt(SECRET, now.plusSeconds(seconds));
  }
}
