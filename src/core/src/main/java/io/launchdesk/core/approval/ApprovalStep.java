package io.launchdesk.core.approval;

import java.util.List;

/**
 * A row of the decision {@code approvalPolicy}.
 *
 * @param order steps of one order run side by side, lower orders first
 * @param mode {@code all} or {@code quorum}
 * @param required how many must approve when the mode is quorum
 * @param reviewers how many people are asked; less than one counts as one
 * @param concerns the brief's fields whose change reopens the step; {@code *} stands for each
 */
public record ApprovalStep(
    String step,
    String title,
    String group,
    int order,
    String mode,
    int required,
    int reviewers,
    List<String> concerns) {

  public ApprovalStep {
    reviewers = Math.max(1, reviewers);
    concerns = concerns == null ? List.of() : List.copyOf(concerns);
    mode = "quorum".equals(mode) ? "quorum" : "all";
  }

  boolean quorum() {
    return "quorum".equals(mode);
  }

  /** How many approvals the step needs. */
  int needed() {
    return quorum() ? Math.clamp(required, 1, reviewers) : reviewers;
  }

  boolean concernedBy(List<String> changedFields) {
    return concerns.contains("*") && !changedFields.isEmpty()
        || changedFields.stream().anyMatch(concerns::contains);
  }
}
