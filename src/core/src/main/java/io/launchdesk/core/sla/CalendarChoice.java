package io.launchdesk.core.sla;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Which calendar a clock counts by. What the policy's row names wins; a row that names none, or
 * {@code team}, leaves it to the team that was assigned, else to the region of the request; {@code
 * requester} means the calendar of the requester's own team, else region. Where none of these has a
 * calendar, {@code standard} counts.
 *
 * @param teams calendars by team
 * @param regions calendars by region
 */
public record CalendarChoice(Map<String, String> teams, Map<String, String> regions) {
  /** The desk's own calendar. */
  public static final String STANDARD = "standard";

  /** In a policy's row: the calendar of those who do the work. */
  public static final String OF_TEAM = "team";

  /** In a policy's row: the requester's own calendar, in the requester's time zone. */
  public static final String OF_REQUESTER = "requester";

  public CalendarChoice {
    teams = Map.copyOf(teams);
    regions = Map.copyOf(regions);
  }

  /**
   * Whom a clock is about.
   *
   * @param team that was assigned to the request; null before triage
   * @param region of the request; null when it has none
   * @param requesterTeam null when unknown
   * @param requesterRegion null when unknown
   */
  public record Concerned(
      String team, String region, String requesterTeam, String requesterRegion) {}

  /** Whether what a row says is the id of a calendar, and not a way to find one. */
  public static boolean names(String named) {
    return named != null
        && !named.isBlank()
        && !named.equals(OF_TEAM)
        && !named.equals(OF_REQUESTER);
  }

  /**
   * The id of the calendar.
   *
   * @param named what the row of the policy says; null when it says nothing
   */
  public String of(String named, Concerned whom) {
    if (names(named)) {
      return named;
    }
    return OF_REQUESTER.equals(named)
        ? of(whom.requesterTeam(), whom.requesterRegion())
        : of(whom.team(), whom.region());
  }

  /** The id of the calendar that a team of a region goes by; both may be null. */
  public String of(String team, String region) {
    return Stream.concat(
            Stream.ofNullable(team).map(teams::get), Stream.ofNullable(region).map(regions::get))
        .filter(id -> id != null)
        .findFirst()
        .orElse(STANDARD);
  }
}
