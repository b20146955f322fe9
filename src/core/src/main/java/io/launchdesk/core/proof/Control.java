package io.launchdesk.core.proof;

/** What is proven. */
public enum Control {
  /** No requester decides about the own request. */
  OTHER_EYES("control-other-eyes"),
  /** Nothing is published before the reviews that the tables demand have let it pass. */
  REVIEWED_BEFORE_LAUNCH("control-reviewed-before-launch"),
  /** Every request can go on to an end. */
  NO_DEAD_END("control-no-dead-end"),
  /** Every step can be reached. */
  NO_UNREACHABLE_STEP("control-no-unreachable-step");

  private final String rule;

  Control(String rule) {
    this.rule = rule;
  }

  /** Its name among the rules of findings. */
  public String rule() {
    return rule;
  }
}
