package io.launchdesk.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetRulesTest {
  private static final BudgetAccount ACCOUNT =
      new BudgetAccount("CC-BRAND", "2026", "EUR", 1000, 300, 200);

  @Test
  void shouldReserveUpToWhatIsPlannedMinusReservedMinusSpent() {
    assertThat(BudgetRules.mayReserve(ACCOUNT, 500, null)).isTrue();
    assertThat(BudgetRules.mayReserve(ACCOUNT, 501, null)).isFalse();
    assertThat(BudgetRules.mayReserve(ACCOUNT, 501, "reduce")).isFalse();
  }

  @Test
  void shouldReserveMoreWhenFinanceHasAgreed() {
    assertThat(BudgetRules.mayReserve(ACCOUNT, 501, "exceed")).isTrue();
  }

  @Test
  void shouldReserveNothingMoreWhenNothingMoreIsNeeded() {
    // given an account that is overdrawn
    var overdrawn = new BudgetAccount("CC-BRAND", "2026", "EUR", 0, 100, 0);

    // then
    assertThat(BudgetRules.mayReserve(overdrawn, 0, null)).isTrue();
    assertThat(BudgetRules.mayReserve(overdrawn, -50, null)).isTrue();
  }

  @Test
  void shouldCountInCentsWhenAmountsAreBroken() {
    assertThat(BudgetRules.minor(new BigDecimal("1234.565"))).isEqualTo(123457);
    assertThat(BudgetRules.minor(new BigDecimal("5600"))).isEqualTo(560000);
  }

  @Test
  void shouldChargeTheYearOfTheLaunch() {
    assertThat(BudgetRules.period(Instant.parse("2026-12-31T23:59:59Z"))).isEqualTo("2026");
    assertThat(BudgetRules.period(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("2027");
  }
}
