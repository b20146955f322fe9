package io.launchdesk.workers.budget;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.exception.CamundaError;
import io.launchdesk.core.budget.BudgetAccount;
import io.launchdesk.core.budget.BudgetRules;
import io.launchdesk.core.contract.Errors;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.budget.BudgetRepository;
import io.launchdesk.store.budget.BudgetRepository.Reservation;
import io.launchdesk.store.budget.BudgetRepository.ReservationOrder;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Reserves the request's budget on its cost centre. */
@Component
public class ReserveBudgetWorker {
  private final BudgetRepository budgets;
  private final Clock clock;

  ReserveBudgetWorker(BudgetRepository budgets, Clock clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  @JobWorker(type = JobTypes.RESERVE_BUDGET)
  public void reserveBudget(@ElementInstanceKey long run, @VariablesAsType Input input) {
    if (input.budgetAmount() == null || input.budgetAmount().signum() <= 0) {
      budgets.release(input.requestId(), "reserve:" + run, null, null, clock.instant());
      return;
    }
    Reservation reservation = budgets.reserve(order(run, input));
    switch (reservation.result()) {
      case RESERVED -> {}
      case EXCEEDED -> throw exceeded(input, reservation.account());
      case NO_ACCOUNT -> throw noAccount(input);
    }
  }

  private ReservationOrder order(long run, Input input) {
    return new ReservationOrder(
        "reserve:" + run,
        input.requestId(),
        input.costCentre(),
        period(input),
        BudgetRules.minor(input.budgetAmount()),
        input.budgetDecision(),
        clock.instant());
  }

  private String period(Input input) {
    return BudgetRules.period(
        input.launchAt() == null ? clock.instant() : Instant.parse(input.launchAt()));
  }

  private static RuntimeException exceeded(Input input, BudgetAccount account) {
    return CamundaError.bpmnError(
        Errors.BUDGET_EXCEEDED,
        "%s asks for %s %s; %s has %s left in %s."
            .formatted(
                input.requestId(),
                input.budgetAmount(),
                account.currency(),
                account.costCentre(),
                BigDecimal.valueOf(account.availableMinor(), 2),
                account.period()));
  }

  private RuntimeException noAccount(Input input) {
    return new TechnicalFailure(
        "The cost centre '%s' has no budget account for %s. Add the account, or have the brief name another cost centre, then retry."
            .formatted(input.costCentre(), period(input)));
  }

  /**
   * @param budgetAmount whole currency units
   * @param budgetDecision answer of finance, null before it was asked
   */
  record Input(
      String requestId,
      BigDecimal budgetAmount,
      String costCentre,
      String budgetDecision,
      String launchAt) {}
}
