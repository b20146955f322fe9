package io.launchdesk.core.away;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeputyRulesTest {
  @Test
  void shouldTakeADeputyWhenAGroupIsShared() {
    assertThat(maySucceed(List.of("brand", "legal"), List.of("legal"))).isTrue();
    assertThat(maySucceed(List.of("brand"), List.of("legal"))).isFalse();
    assertThat(maySucceed(List.of("brand"), List.of())).isFalse();
  }

  @Test
  void shouldAskForTheSameTeamWhenThePersonIsInNoGroup() {
    assertThat(DeputyRules.maySucceed(List.of(), "product", List.of("brand"), "product")).isTrue();
    assertThat(DeputyRules.maySucceed(List.of(), "product", List.of("brand"), "sales")).isFalse();
  }

  @Test
  void shouldNameTheGroupsWhenTheDeputyIsNotInAll() {
    assertThat(DeputyRules.uncovered(List.of("legal", "brand", "pr"), List.of("legal")))
        .containsExactly("brand", "pr");
    assertThat(DeputyRules.uncovered(List.of("legal"), List.of("legal", "pr"))).isEmpty();
  }

  private static boolean maySucceed(List<String> groups, List<String> deputyGroups) {
    return DeputyRules.maySucceed(groups, "marketing", deputyGroups, "marketing");
  }
}
