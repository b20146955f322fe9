package io.launchdesk.core.notification;

import java.util.List;

/**
 * Whom an event concerns, as the communication plan names it. A model may name a group or a person
 * instead of one of these.
 */
public final class PlanAudience {
  public static final String REQUESTER = "requester";

  /** The team that has the request; before triage the desk's own. */
  public static final String TEAM = "team";

  /** The team, and who works on the request now. */
  public static final String INVOLVED = "involved";

  /** Who has the task, and who stands in for them. */
  public static final String HOLDER = "holder";

  /** Who could take the task. */
  public static final String CANDIDATES = "candidates";

  /** The group that hears of what is late. */
  public static final String MANAGER = "manager";

  /** Whom a comment addresses. */
  public static final String MENTIONED = "mentioned";

  /** Who is named in an agreement. */
  public static final String PARTY = "party";

  /** Who may change models. */
  public static final String EDITORS = "editors";

  public static final List<String> ALL =
      List.of(REQUESTER, TEAM, INVOLVED, HOLDER, CANDIDATES, MANAGER, MENTIONED, PARTY, EDITORS);

  private PlanAudience() {}
}
