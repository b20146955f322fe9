package io.launchdesk.bench.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StrikeTest {

  @Test
  void shouldRepeatAPlanByItsSeed() {
    assertThat(Strike.plan(50, 7)).isEqualTo(Strike.plan(50, 7)).isNotEqualTo(Strike.plan(50, 8));
  }

  @Test
  void shouldHitEachPartAsOften() {
    Map<String, Long> first =
        Strike.plan(40, 3).stream()
            .map(strike -> strike.parts().getFirst())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(first)
        .isEqualTo(Map.of("broker", 10L, "postgres", 10L, "portal", 10L, "workers", 10L));
  }

  @Test
  void shouldNeverKillWorkersAndDatabaseTogether() {
    List<Set<String>> pairs =
        Strike.plan(1_000, 1).stream()
            .map(strike -> Set.copyOf(strike.parts()))
            .filter(parts -> parts.size() == 2)
            .distinct()
            .toList();

    assertThat(pairs).hasSize(5).doesNotContain(Set.of("workers", "postgres"));
  }
}
