package io.launchdesk.store.team;

import java.time.Instant;
import java.util.Locale;

/**
 * Which work of teams to list.
 *
 * @param team work that triage gave to it, that waits in its queue, or that its people have; null
 *     for all teams
 * @param after the last one of the page before; null for the start
 */
public record TeamFilter(Section section, String team, After after) {

  /** What a team lead looks after. */
  public enum Section {
    /** Nobody has it. */
    UNASSIGNED,
    /** It has no deadline, or its request has no day of launch. */
    UNSCHEDULED,
    /** Its deadline has passed. */
    LATE;

    /** The section as the API writes it, e.g. {@code late}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Place in the order: by deadline, then by id.
   *
   * @param at null for what has no deadline, which comes last
   * @param id a task's key or a deliverable's id
   */
  public record After(Instant at, String id) {}
}
