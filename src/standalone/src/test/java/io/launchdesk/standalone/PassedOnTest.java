package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PassedOnTest {

  @Test
  void shouldPassOnOwnSettingsAlone() {
    PassedOn settings =
        PassedOn.from(
            Map.of(
                "LAUNCHDESK_LIMITS_PAGESIZE", "7",
                "SERVER_ADDRESS", "0.0.0.0",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://elsewhere/launchdesk",
                "PATH", "/usr/bin"));

    assertThat(settings.variables()).containsExactly(Map.entry("LAUNCHDESK_LIMITS_PAGESIZE", "7"));
  }

  @Test
  void shouldKnowAPropertyInBothSpellings() {
    assertThat(PassedOn.from(Map.of("LAUNCHDESK_PUBLICURL", "x")).sets("launchdesk.public-url"))
        .isTrue();
    assertThat(PassedOn.from(Map.of("LAUNCHDESK_PUBLIC_URL", "x")).sets("launchdesk.public-url"))
        .isTrue();
    assertThat(PassedOn.from(Map.of("LAUNCHDESK_PUBLICURLS", "x")).sets("launchdesk.public-url"))
        .isFalse();
  }
}
