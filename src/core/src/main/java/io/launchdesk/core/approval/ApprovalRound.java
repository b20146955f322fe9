package io.launchdesk.core.approval;

import java.util.List;

/**
 * Seats that are asked side by side.
 *
 * @param mode {@code all} or {@code quorum}
 * @param required how many of the seats must approve
 */
public record ApprovalRound(String mode, int required, List<Seat> steps) {

  /**
   * One person's part in a step.
   *
   * @param seat 1 for the first person who is asked
   */
  public record Seat(String step, String title, String group, int seat) {}
}
