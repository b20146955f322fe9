package io.launchdesk.core.brief;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which fields of a running request may still change. What a stage could not honour is refused up
 * front, with a sentence that says what to do; it is never ignored. Until approval is over
 * everything may change, because intake and approval look again.
 */
public final class BriefChangeRules {
  /** What triage, approval, budget and plan rest on, and no later step reads again. */
  private static final Set<String> SETTLED =
      Set.of(
          "budget",
          "costCentre",
          "channels",
          "languages",
          "region",
          "urgency",
          "personalData",
          "claims");

  /** What is read again right before the launch. */
  private static final Set<String> UNTIL_LAUNCH =
      Set.of("launchTiming", "launchDate", "measuringDays");

  private BriefChangeRules() {}

  /**
   * A change that is asked for.
   *
   * @param changed names of the fields that differ
   * @param approved the fields that concerned the approvals which were given
   * @param today in the desk's time zone
   */
  public record Change(
      BriefStage stage,
      Collection<String> changed,
      Set<String> approved,
      Brief before,
      Brief after,
      LocalDate today) {}

  /** What cannot be changed any more, by field; empty when the change is fine. */
  public static List<BriefProblem> refusals(Change change) {
    return Stream.concat(
            change.changed().stream().flatMap(field -> refusal(change, field).stream()),
            otherBudgetYear(change).stream())
        .toList();
  }

  private static Optional<BriefProblem> refusal(Change change, String field) {
    boolean movable = UNTIL_LAUNCH.contains(field);
    return Optional.ofNullable(
            switch (change.stage()) {
              case INTAKE, APPROVAL -> null;
              case PRODUCTION ->
                  movable
                      ? null
                      : SETTLED.contains(field)
                          ? "is what the budget and the production plan rest on. Leave it as it was, or withdraw the request and submit it anew."
                          : change.approved().contains(field) || change.approved().contains("*")
                              ? "was approved as it stands. Leave it as it was, or withdraw the request and submit it anew."
                              : null;
              case LAUNCH ->
                  movable
                      ? null
                      : "was made as it stands: once everything is produced, only the launch and the days of measuring can change. Leave it as it was.";
              case CLOSED -> "cannot change any more: the launch has begun. Leave it as it was.";
            })
        .map(message -> new BriefProblem(field, message));
  }

  /** Money is reserved in the year of the launch. */
  private static Optional<BriefProblem> otherBudgetYear(Change change) {
    boolean reserved =
        change.stage().compareTo(BriefStage.APPROVAL) > 0
            && change.after().number("budget").signum() > 0;
    int from = change.before().launchDate().orElse(change.today()).getYear();
    int to = change.after().launchDate().orElse(change.today()).getYear();
    return reserved && from != to
        ? Optional.of(
            new BriefProblem(
                "launchDate",
                "must stay in %d, where the budget is reserved. Choose a day in that year, or withdraw the request and submit it anew."
                    .formatted(from)))
        : Optional.empty();
  }
}
