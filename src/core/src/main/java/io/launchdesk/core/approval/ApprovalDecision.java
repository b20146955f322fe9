package io.launchdesk.core.approval;

import java.time.Instant;

/**
 * What one person decided about one step.
 *
 * @param briefVersion the version of the brief that was looked at
 * @param decision {@code approve}, {@code request-changes} or {@code reject}
 */
public record ApprovalDecision(
    String step, String person, int briefVersion, String decision, Instant decidedAt) {

  boolean approves() {
    return "approve".equals(decision);
  }
}
