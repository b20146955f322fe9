package io.launchdesk.core.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of a brief beyond what its form can say. Each rule is a function of its own. */
public final class BriefRules {
  private static final Set<String> BUILD_TYPES =
      Set.of("landing-page", "creative-asset", "email-campaign", "go-to-market");

  private BriefRules() {}

  /**
   * What the rules look at.
   *
   * @param today in the desk's time zone
   * @param costCentres the cost centres that have a budget account for the launch's year
   */
  public record Context(
      String requestType, Brief brief, LocalDate today, Set<String> costCentres) {}

  /** A rule: a problem, or nothing to say. */
  @FunctionalInterface
  public interface Rule {
    Optional<BriefProblem> check(Context context);
  }

  /** All rules, in the order in which problems are told. */
  public static final List<Rule> ALL =
      List.of(
          BriefRules::launchDateNotInThePast,
          BriefRules::costCentreKnown,
          BriefRules::budgetNotNegative,
          BriefRules::someChannel,
          BriefRules::userStoryWantForBuildWork,
          BriefRules::userStoryRoleForBuildWork);

  public static List<BriefProblem> problems(Context context) {
    return ALL.stream().flatMap(rule -> rule.check(context).stream()).toList();
  }

  static Optional<BriefProblem> launchDateNotInThePast(Context context) {
    return context
        .brief()
        .launchDate()
        .filter(date -> date.isBefore(context.today()))
        .map(
            date ->
                new BriefProblem(
                    "launchDate",
                    "The launch date %s has passed; choose today (%s) or a later day."
                        .formatted(date, context.today())));
  }

  static Optional<BriefProblem> costCentreKnown(Context context) {
    String costCentre = context.brief().text("costCentre");
    boolean asksForMoney = context.brief().number("budget").signum() > 0;
    if (costCentre.isEmpty()) {
      return asksForMoney
          ? Optional.of(
              new BriefProblem("costCentre", "A budget is asked for; say which cost centre pays."))
          : Optional.empty();
    }
    return context.costCentres().contains(costCentre)
        ? Optional.empty()
        : Optional.of(
            new BriefProblem(
                "costCentre",
                "There is no cost centre '%s' with a budget for the year of the launch; choose one of %s."
                    .formatted(
                        costCentre,
                        String.join(", ", context.costCentres().stream().sorted().toList()))));
  }

  static Optional<BriefProblem> budgetNotNegative(Context context) {
    return context.brief().number("budget").signum() < 0
        ? Optional.of(new BriefProblem("budget", "The budget is negative; enter 0 or more."))
        : Optional.empty();
  }

  static Optional<BriefProblem> someChannel(Context context) {
    return context.brief().list("channels").isEmpty()
        ? Optional.of(
            new BriefProblem("channels", "Say on which channels this runs; at least one."))
        : Optional.empty();
  }

  static Optional<BriefProblem> userStoryWantForBuildWork(Context context) {
    return storyPart(context, "storyWant", "Build work needs a user story: what is wanted?");
  }

  static Optional<BriefProblem> userStoryRoleForBuildWork(Context context) {
    return storyPart(context, "storyAs", "Build work needs a user story: who wants it?");
  }

  private static Optional<BriefProblem> storyPart(Context context, String field, String message) {
    return Stream.of(context)
        .filter(it -> BUILD_TYPES.contains(it.requestType()))
        .filter(it -> it.brief().text(field).isEmpty())
        .map(it -> new BriefProblem(field, message))
        .findFirst();
  }
}
