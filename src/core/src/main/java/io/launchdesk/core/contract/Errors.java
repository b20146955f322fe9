package io.launchdesk.core.contract;

/** BPMN errors that workers throw: hindrances which the models catch and handle. */
public final class Errors {
  public static final String BUDGET_EXCEEDED = "Err_BudgetExceeded";

  private Errors() {}
}
