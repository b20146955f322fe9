package io.launchdesk.core.contract;

/** What part of the business a job belongs to. */
public enum JobArea {
  BRIEF("Brief"),
  APPROVAL("Approval"),
  BUDGET("Budget"),
  PRODUCTION("Production"),
  LAUNCH("Launch"),
  TIME("Time and agreements"),
  NOTIFICATION("Telling people"),
  FIGURES("Figures and reports");

  private final String title;

  JobArea(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }
}
