package io.launchdesk.core.brief;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the models' gateways and decisions see of a brief; meanings are in the process contract.
 *
 * @param daysToLaunch null when the launch is to be as soon as ready
 * @param launchAt ISO 8601 instant, UTC
 */
public record BriefFacts(
    String requestId,
    String requestType,
    String requester,
    String intakeForm,
    int briefVersion,
    boolean briefComplete,
    List<String> missingFields,
    BigDecimal budgetAmount,
    String costCentre,
    List<String> channels,
    List<String> languages,
    String region,
    String urgency,
    Long daysToLaunch,
    String launchAt,
    boolean personalData,
    boolean claims,
    int measuringDays,
    String goalMetric) {

  /** Whose brief it is, and where it comes from. */
  public record Origin(
      String requestId, String requestType, String requester, String intakeForm, int version) {}

  /**
   * Reads the facts. A launch date is the start of that day in the desk's time zone; a launch as
   * soon as ready is now.
   */
  public static BriefFacts of(
      Origin origin, Brief brief, List<BriefProblem> problems, ZoneId zone, Clock clock) {
    Instant now = clock.instant();
    LocalDate date = brief.launchDate().orElse(null);
    return new BriefFacts(
        origin.requestId(),
        origin.requestType(),
        origin.requester(),
        origin.intakeForm(),
        origin.version(),
        problems.isEmpty(),
        problems.stream().map(BriefProblem::field).distinct().toList(),
        brief.number("budget"),
        brief.text("costCentre"),
        brief.list("channels"),
        or(brief.list("languages"), List.of("en")),
        or(brief.text("region"), "global"),
        or(brief.text("urgency"), "normal"),
        date == null ? null : ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), date),
        (date == null ? now : date.atStartOfDay(zone).toInstant())
            .truncatedTo(ChronoUnit.SECONDS)
            .toString(),
        brief.flag("personalData"),
        brief.flag("claims"),
        brief.number("measuringDays").intValue(),
        brief.text("goalMetric"));
  }

  private static String or(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }

  private static List<String> or(List<String> values, List<String> otherwise) {
    return values.isEmpty() ? otherwise : values;
  }
}
