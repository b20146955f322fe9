package io.launchdesk.portal.task;

import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.production.Piece;
import io.launchdesk.store.production.TeamPieceQueries;
import io.launchdesk.store.task.TeamTaskQueries;
import io.launchdesk.store.team.TeamFilter;
import io.launchdesk.store.team.TeamFilter.Section;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What team leads look after: work that nobody has, that has no date, or that is late. */
@RestController
@RequestMapping("/api/team/work")
@Tag(name = "Teams")
class TeamWorkController {
  private final TeamTaskQueries tasks;
  private final TeamPieceQueries pieces;
  private final TaskLists lists;
  private final ConfidentialReads reads;
  private final PageSize sizes;

  TeamWorkController(
      TeamTaskQueries tasks,
      TeamPieceQueries pieces,
      TaskLists lists,
      ConfidentialReads reads,
      PageSize sizes) {
    this.tasks = tasks;
    this.pieces = pieces;
    this.lists = lists;
    this.reads = reads;
    this.sizes = sizes;
  }

  /** How many there are in a section. */
  record Count(int tasks, int deliverables) {}

  @Operation(
      summary = "Open tasks of teams, by deadline",
      description =
          "section: unassigned (nobody has it), unscheduled (no deadline, or the request has no day of launch), late")
  @GetMapping
  Page<TaskView> work(
      Access access,
      @RequestParam String section,
      @RequestParam(required = false) String team,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    requireLead(access);
    int size = sizes.of(limit);
    TeamFilter filter = filter("team-work", section, team, cursor);
    return lists.shown(
        access,
        Page.of(
            tasks.page(filter, access, size + 1),
            size,
            last -> Cursor.encode("team-work", last.dueAt(), last.key())));
  }

  @Operation(
      summary = "Unfinished deliverables of teams that have no open task, by deadline",
      description = "Sections as of the tasks; what has an open task is among these.")
  @GetMapping("/deliverables")
  Page<Piece> deliverables(
      Access access,
      @RequestParam String section,
      @RequestParam(required = false) String team,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    requireLead(access);
    int size = sizes.of(limit);
    TeamFilter filter = filter("team-deliverables", section, team, cursor);
    return reads.noted(
        access,
        Page.of(
            pieces.page(filter, access, size + 1),
            size,
            (Piece last) -> Cursor.encode("team-deliverables", last.dueAt(), last.id())),
        Piece::requestId);
  }

  @Operation(summary = "How many tasks and deliverables each section has")
  @GetMapping("/counts")
  Map<String, Count> counts(Access access, @RequestParam(required = false) String team) {
    requireLead(access);
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      TeamFilter filter = new TeamFilter(section, text(team), null);
      counts.put(
          section.slug(), new Count(tasks.count(filter, access), pieces.count(filter, access)));
    }
    return counts;
  }

  private static void requireLead(Access access) {
    if (!access.seesTeams()) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only launch managers, marketing leads, operators and admins see the work of teams.");
    }
  }

  private static TeamFilter filter(String list, String section, String team, String cursor) {
    return new TeamFilter(
        section(section),
        text(team),
        Cursor.decode(
            list,
            cursor,
            keys ->
                new TeamFilter.After(
                    keys.get(0).equals("null") ? null : Instant.parse(keys.get(0)), keys.get(1))));
  }

  private static Section section(String name) {
    return Arrays.stream(Section.values())
        .filter(section -> section.slug().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.parameter(
                    "section",
                    "must be one of "
                        + Arrays.stream(Section.values())
                            .map(Section::slug)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String text(String team) {
    if (team == null || team.isBlank()) {
      return null;
    }
    if (team.length() > 200 || !EnteredJson.isStorable(team)) {
      throw Refusal.parameter("team", "must have up to 200 characters.");
    }
    return team;
  }
}
