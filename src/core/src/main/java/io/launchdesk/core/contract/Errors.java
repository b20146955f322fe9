package io.launchdesk.core.contract;

/** BPMN errors that workers throw: hindrances which the models catch and handle. */
public final class Errors {
  public static final String BUDGET_EXCEEDED = "Err_BudgetExceeded";

  /** What a stage worked with is not the current brief any more. */
  public static final String BRIEF_CHANGED = "Err_BriefChanged";

  private Errors() {}
}
