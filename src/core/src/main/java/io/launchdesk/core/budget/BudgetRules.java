package io.launchdesk.core.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;

/** The rules of booking budget, as pure functions. */
public final class BudgetRules {
  /** The answer of finance that lets a reservation go over the plan. */
  public static final String EXCEED = "exceed";

  private BudgetRules() {}

  /**
   * Whether an amount may be reserved: it fits, nothing is asked for, or finance has agreed to go
   * over the plan.
   *
   * @param budgetDecision the answer of the task that resolves a budget, or null
   */
  public static boolean mayReserve(BudgetAccount account, long amountMinor, String budgetDecision) {
    return amountMinor <= 0
        || amountMinor <= account.availableMinor()
        || EXCEED.equals(budgetDecision);
  }

  /** Whole and broken currency units as minor units, half a cent rounded up. */
  public static long minor(BigDecimal amount) {
    return amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** The period to charge: the calendar year (UTC) of the launch. */
  public static String period(Instant launchAt) {
    return String.valueOf(launchAt.atZone(ZoneOffset.UTC).getYear());
  }
}
