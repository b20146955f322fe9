package io.launchdesk.portal.team;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.away.Away;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.team.Workload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much people have to do, against what they can do. */
@RestController
@Tag(name = "Teams")
class LoadController {
  private final Loads loads;

  LoadController(Loads loads) {
    this.loads = loads;
  }

  /**
   * Somebody's load.
   *
   * @param away until when the person is away now; null when there
   * @param workingDays days of the span on which the desk's calendar works
   * @param awayDays those of them on which the person is away
   * @param capacityHours hours that the person works in the span, without holidays and days away
   */
  record Load(
      @JsonUnwrapped Workload work,
      Away away,
      int workingDays,
      int awayDays,
      BigDecimal capacityHours) {}

  /**
   * The load of people over a span of days.
   *
   * @param from the first day, in the desk's time zone
   * @param until the last day, included
   * @param usualHoursPerWeek of who has no hours of their own
   * @param mayChange the caller may change how much people work
   */
  record Span(
      LocalDate from,
      LocalDate until,
      BigDecimal usualHoursPerWeek,
      boolean mayChange,
      List<Load> items) {}

  /**
   * @param hoursPerWeek 0 to 80, to a tenth; null for the usual hours
   */
  record Hours(BigDecimal hoursPerWeek) {}

  @Operation(
      summary = "What people have in hand, and what they can do in the seven days from today",
      description =
          "Hours are those of the production plan; tasks other than making a deliverable have no estimate and are"
              + " counted. Capacity is the hours of a week by the desk's calendar, without holidays and days away.")
  @GetMapping("/api/team/load")
  Span load(Access access, @RequestParam(required = false) String team) {
    if (!access.seesTeams()) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only launch managers, marketing leads, operators and admins see the load of teams.");
    }
    return loads.of(access, team == null || team.isBlank() ? null : team);
  }

  @Operation(summary = "Set how many hours a week somebody works; null for the usual ones")
  @PutMapping("/api/people/{username}/capacity")
  Hours capacity(Access access, @PathVariable String username, @RequestBody Hours body) {
    requireMayChange(access);
    loads.set(access, username, body.hoursPerWeek());
    return body;
  }

  @Operation(summary = "Set how many hours a week people work who have no hours of their own")
  @PutMapping("/api/team/capacity")
  Hours usual(Access access, @RequestBody Hours body) {
    requireMayChange(access);
    loads.setUsual(access, body.hoursPerWeek());
    return body;
  }

  private static void requireMayChange(Access access) {
    if (!access.mayDispatch()) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only marketing leads, operators and admins say how much people work.");
    }
  }
}
