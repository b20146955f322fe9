package io.launchdesk.core.budget;

/**
 * A cost centre's budget of one period. Amounts are minor units (cents) of the currency.
 *
 * @param period a calendar year, e.g. {@code 2026}
 * @param reservedMinor reserved and not released
 */
public record BudgetAccount(
    String costCentre,
    String period,
    String currency,
    long plannedMinor,
    long reservedMinor,
    long spentMinor) {

  /** What may still be reserved; negative when the account is overdrawn. */
  public long availableMinor() {
    return plannedMinor - reservedMinor - spentMinor;
  }
}
