package io.launchdesk.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BriefsTest {

  @Test
  void titlesThatAreCountedUpHaveNoTextInCommon() {
    assertThat(
            LongStream.range(0, 20_000)
                .mapToObj(n -> Long.toString(65_000_000_000_000L + n, 36))
                .map(title -> title(title).replace(title, "")))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameTitleGivesTheSameRequest() {
    assertThat(Briefs.creativeAsset("one")).isEqualTo(Briefs.creativeAsset("one"));
  }

  private static String title(String given) {
    return Briefs.creativeAsset(given).at("/brief/title").asText();
  }
}
