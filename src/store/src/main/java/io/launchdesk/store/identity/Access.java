package io.launchdesk.store.identity;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.Sql;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one person may see and do. The only place where this is decided: lists filter by the SQL
 * conditions from here, single objects are asked for by the methods.
 *
 * @param person the one who asks
 * @param inPlaceOf those who are away now and have named the person as their deputy. That gives no
 *     rights: of what they hold, the person may work on what the own groups work on, too, and on
 *     what they are asked as requesters
 */
public record Access(Person person, Set<String> inPlaceOf) {
  private static final String LEADS = "marketing-leads";

  /** Somebody who stands in for nobody. */
  public Access(Person person) {
    this(person, Set.of());
  }

  /**
   * SQL condition on {@code desk.request r}, which may be missing: the request is not confidential,
   * or the person is one of those who see it all the same: its requester, who is named by it, who
   * has worked on it (with an answer that came too late, too), who can take one of its tasks now,
   * and admins. Every question that shows something of a request holds this; the other conditions
   * here contain it. Needs {@link #parameters()}.
   *
   * <p>That the inner questions name {@code r.confidential} once more keeps PostgreSQL from
   * answering them for all requests at once: they are looked up for the few that are confidential.
   *
   * <p>Source: ADR 0041.
   */
  public static final String ADMITTED =
      """
      (r.confidential is not true
        or :seesConfidential
        or r.requester = :me
        or exists (select 1 from desk.request_reader x where x.request_id = r.id and x.username = :me and r.confidential)
        or exists (select 1 from desk.deliverable d where d.request_id = r.id and d.producer = :me and r.confidential)
        or exists (select 1 from desk.task_outcome x where x.request_id = r.id and x.person = :me and r.confidential)
        or exists (select 1 from desk.late_answer x where x.request_id = r.id and x.person = :me and r.confidential)
        or exists (
          select 1 from engine.process_instance vp join engine.user_task vt on vt.root_key = vp.key
           where vp.correlation_key = r.id and vp.key = vp.root_key
             and (vt.assignee = :me
               or vt.state = 'open' and (:me = any(vt.candidate_users) or vt.candidate_groups && cast(:myGroups as text[])
                 or vt.assignee = r.requester and r.requester = any(cast(:inPlaceOf as text[]))))))
      """;

  /**
   * SQL condition on {@code desk.request r}: the person sees the request as long as it is not
   * confidential. Needs {@link #parameters()}.
   */
  public static final String REQUEST_OPEN_TO =
      """
      (:seesAll
        or r.requester = :me
        or r.team = :myTeam
        or r.assigned_team = any(cast(:myGroups as text[]))
        or exists (select 1 from desk.deliverable d where d.request_id = r.id and d.producer = :me)
        or exists (
          select 1 from engine.process_instance vp join engine.user_task vt on vt.root_key = vp.key
           where vp.correlation_key = r.id and vp.key = vp.root_key
             and (vt.assignee = :me or :me = any(vt.candidate_users) or vt.candidate_groups && cast(:myGroups as text[])
               or vt.state = 'open' and vt.assignee = r.requester and r.requester = any(cast(:inPlaceOf as text[]))))
        or exists (select 1 from desk.request_reader x where x.request_id = r.id and x.username = :me))
      """;

  /**
   * SQL condition on {@code desk.request r}: the person sees the request. True for the own and the
   * team's requests, for those that a group or a task of the person works on, and for people whose
   * role is to see all; of confidential ones only for who is {@link #ADMITTED}. Needs {@link
   * #parameters()}.
   */
  public static final String REQUEST_VISIBLE =
      "(%s and (r.confidential or %s))".formatted(ADMITTED, REQUEST_OPEN_TO);

  /**
   * SQL condition on {@code desk.request r}: the person works on the request, or sees all. What
   * somebody is asked as its requester is no work on it. Needs {@link #parameters()}.
   */
  public static final String REQUEST_WORKED_ON =
      """
      (:seesAll
        or r.assigned_team = any(cast(:myGroups as text[]))
        or exists (select 1 from desk.deliverable d where d.request_id = r.id and d.producer = :me)
        or exists (
          select 1 from engine.process_instance vp join engine.user_task vt on vt.root_key = vp.key
           where vp.correlation_key = r.id and vp.key = vp.root_key
             and (vt.assignee = :me and vt.assignee <> r.requester or :me = any(vt.candidate_users)
               or vt.candidate_groups && cast(:myGroups as text[]))))
      """;

  /**
   * SQL condition: the person holds the task or could take it, what can be said of {@code
   * engine.user_task t} alone, by an index for each of the three. Needs {@link #parameters()}.
   */
  public static final String CANDIDATE =
      """
      (t.assignee = :me
        or t.candidate_users <> '{}' and t.candidate_users @> array[cast(:me as text)]
        or t.candidate_groups && cast(:myGroups as text[]))
      """;

  /**
   * SQL condition on {@code engine.user_task t} with {@code desk.request r}: the person may work on
   * the task, as candidate or for a requester who is away. Its first line says of the task alone
   * whether it can be one of these, so that a list looks up the requests of those only. Who may
   * work on an open task is {@link #ADMITTED} to its request. Needs {@link #parameters()}.
   */
  public static final String TASK_WORKABLE =
      """
      ((%1$s or t.assignee = any(cast(:inPlaceOf as text[])))
        and not (t.assignee = any(cast(:inPlaceOf as text[])) and t.assignee <> r.requester and not %1$s)
        and not (coalesce(t.custom_headers ->> 'fourEyes', '') = 'true'
          and (r.requester = :me or exists (
            select 1 from desk.task_outcome mine
             where mine.request_id = r.id and mine.person = :me and mine.on_behalf_of = r.requester))))
      """
          .formatted(CANDIDATE);

  /**
   * SQL condition on {@code engine.user_task t} with {@code desk.request r}, which may be missing:
   * the person may look at the task, as {@link #maySee} says, and is {@link #ADMITTED} to its
   * request. Needs {@link #parameters()}.
   */
  public static final String TASK_VISIBLE =
      """
      (%s
       and (:seesAll
        or t.assignee = :me
        or :me = any(t.candidate_users)
        or t.candidate_groups && cast(:myGroups as text[])
        or t.assignee = any(cast(:inPlaceOf as text[])) and t.assignee = r.requester
        or '%s' = any(cast(:myGroups as text[]))))
      """
          .formatted(ADMITTED, LEADS);

  /**
   * SQL condition on {@code desk.saved_view v}: the person sees the view, as owner or because it is
   * shared with the team or a group of the person. Needs {@link #parameters()}.
   */
  public static final String VIEW_VISIBLE =
      """
      (v.owner = :me
        or v.shared_kind = 'team' and v.shared_with = :myTeam
        or v.shared_kind = 'group' and v.shared_with = any(cast(:myGroups as text[])))
      """;

  private static final Role[] SEEING_ALL = {
    Role.ANALYST, Role.OPERATOR, Role.ADMIN, Role.PROCESS_OWNER
  };

  private static final Role[] SEEING_CONFIDENTIAL = {Role.ADMIN};

  private static final Role[] SEEING_MODELS = {
    Role.PROCESS_OWNER, Role.ANALYST, Role.OPERATOR, Role.ADMIN
  };

  /**
   * SQL condition on {@code desk.person p}: the person sees models, as {@link #seesModels} says.
   */
  public static final String MODELS_VISIBLE =
      """
      exists (select 1 from desk.person_role x where x.username = p.username and x.role in (%s))
      """
          .formatted(slugs(SEEING_MODELS));

  /**
   * A query for the active people named in the parameter {@code people}, with what {@link
   * #amongViewers} needs to know of each.
   */
  public static final String VIEWERS =
      """
      select p.username as me, p.team as my_team,
             array(select g.group_name from desk.person_group g where g.username = p.username) as my_groups,
             array(select a.person from desk.away a where a.deputy = p.username) as in_place_of,
             exists (select 1 from desk.person_role x where x.username = p.username and x.role in (%s)) as sees_all,
             exists (select 1 from desk.person_role x where x.username = p.username and x.role in (%s)) as sees_confidential
        from desk.person p
       where p.active and p.username = any(:people)
      """
          .formatted(slugs(SEEING_ALL), slugs(SEEING_CONFIDENTIAL));

  /**
   * One of the conditions, asked for many people in one query.
   *
   * @param viewers alias of the {@link #VIEWERS} in that query
   */
  public static String amongViewers(String condition, String viewers) {
    return condition
        .replace(":seesAll", viewers + ".sees_all")
        .replace(":seesConfidential", viewers + ".sees_confidential")
        .replace(":myTeam", viewers + ".my_team")
        .replace(":myGroups", viewers + ".my_groups")
        .replace(":inPlaceOf", viewers + ".in_place_of")
        .replace(":me", viewers + ".me");
  }

  /** The parameters that the SQL conditions refer to. */
  public Map<String, Object> parameters() {
    return Map.of(
        "seesAll", seesAllRequests(),
        "seesConfidential", person.hasAny(SEEING_CONFIDENTIAL),
        "me", person.username(),
        "myTeam", person.team(),
        "myGroups", Sql.texts(person.groups()),
        "inPlaceOf", Sql.texts(inPlaceOf));
  }

  /** Whether every request that is not confidential is visible to the person. */
  public boolean seesAllRequests() {
    return person.hasAny(SEEING_ALL);
  }

  /** Whether the person may submit requests: everybody who can sign in may. */
  public boolean maySubmit() {
    return !person.roles().isEmpty();
  }

  /** Whether the person may take back a request of this requester. */
  public boolean mayWithdraw(String requester) {
    return isMe(requester) || person.hasAny(Role.ADMIN);
  }

  /** Whether the person may change the brief of a running request of that requester. */
  public boolean mayChangeBrief(String requester) {
    return isMe(requester) || person.hasAny(Role.ADMIN);
  }

  /**
   * Whether the person, who sees the request, says that it is confidential, or not any more, and
   * whom it names.
   */
  public boolean mayMakeConfidential(String requester) {
    return isMe(requester) || person.hasAny(Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person is one of those who may work on the task, whoever holds it now. */
  public boolean isCandidate(TaskPolicy task) {
    return isMe(task.assignee())
        || task.candidateUsers().contains(person.username())
        || person.inAny(task.candidateGroups())
        || standsIn(task) && task.isAskedOfRequester();
  }

  /** Whether the one who holds the task is away and has named the person as deputy. */
  public boolean standsIn(TaskPolicy task) {
    return task.assignee() != null && inPlaceOf.contains(task.assignee());
  }

  /** Whether the task is closed to the person because two pairs of eyes are wanted. */
  public boolean isBarredByFourEyes(TaskPolicy task) {
    return task.fourEyes()
        && (isMe(task.requester()) || task.requesterDeputies().contains(person.username()));
  }

  /** Whether the person may look at the task: candidates, and those who see all requests. */
  public boolean maySee(TaskPolicy task) {
    return isCandidate(task) || seesAllRequests() || mayDispatch();
  }

  /**
   * Whether the person may hand the task to somebody: its holder, the group's members, dispatchers.
   */
  public boolean mayAssign(TaskPolicy task) {
    return mayDispatch()
        || isMe(task.assignee())
        || person.inAny(task.candidateGroups())
        || standsIn(task) && isCandidate(task);
  }

  /**
   * Whether the person may be handed the task by somebody else: its candidates; what a requester is
   * asked, and what has no candidates, is for the requester's team.
   */
  public boolean mayReceive(TaskPolicy task, String requesterTeam) {
    boolean teamwork = !task.hasCandidates() || task.isAskedOfRequester();
    boolean belongs =
        task.hasCandidates() && isCandidate(task)
            || teamwork && Objects.equals(person.team(), requesterTeam);
    return belongs && !isBarredByFourEyes(task);
  }

  /** Whether the person hands out the work of others: operators, admins and marketing leads. */
  public boolean mayDispatch() {
    return person.hasAny(Role.ADMIN, Role.OPERATOR) || person.groups().contains(LEADS);
  }

  /** Whether the person sees who has how much to do: who hands out work, and launch managers. */
  public boolean seesTeams() {
    return mayDispatch() || person.hasAny(Role.LAUNCH_MANAGER);
  }

  /** Whether the person sees and resolves incidents, and the inner state of the system. */
  public boolean mayOperate() {
    return person.hasAny(Role.OPERATOR, Role.ADMIN);
  }

  /** Whether the person sees the figures of the whole department. */
  public boolean seesKpis() {
    return person.hasAny(Role.ANALYST, Role.PROCESS_OWNER, Role.OPERATOR, Role.ADMIN)
        || person.groups().contains(LEADS);
  }

  /** Whether the person may change what is aimed at. */
  public boolean mayChangeTargets() {
    return person.hasAny(Role.ANALYST, Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person may set what an hour of work costs. */
  public boolean mayChangeRates() {
    return person.hasAny(Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person writes agreements on service levels. */
  public boolean mayChangeAgreements() {
    return person.hasAny(Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person keeps campaigns: who runs marketing's work. */
  public boolean mayChangeCampaigns() {
    return person.hasAny(Role.PROCESS_OWNER, Role.LAUNCH_MANAGER, Role.ADMIN)
        || person.groups().contains(LEADS);
  }

  /**
   * Whether the person may put a request that they see into a campaign, or take it out: who keeps
   * campaigns, and its requester while it runs.
   */
  public boolean mayGiveCampaign(String requester, boolean open) {
    return mayChangeCampaigns() || open && isMe(requester);
  }

  /** Whether the person decides who is sent which report. */
  public boolean mayChangeReports() {
    return person.hasAny(Role.ANALYST, Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person sees how long what is kept, and reads archives of requests they may see. */
  public boolean mayReadArchives() {
    return person.hasAny(Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person decides how long what is kept. */
  public boolean mayChangeRetention() {
    return person.hasAny(Role.ADMIN);
  }

  /** Whether the person keeps the calendars of working time. */
  public boolean mayChangeCalendars() {
    return person.hasAny(Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person sees how the department's models are made. */
  public boolean seesModels() {
    return person.hasAny(SEEING_MODELS);
  }

  /** Whether the person may say something about models, resolve it and open it again. */
  public boolean mayCommentOnModels() {
    return seesModels();
  }

  /** Whether the person may change models. */
  public boolean mayChangeModels() {
    return person.hasAny(Role.PROCESS_OWNER, Role.ADMIN);
  }

  /** Whether the person reads who did what. */
  public boolean mayReadAudit() {
    return person.hasAny(Role.ADMIN);
  }

  /** Whether the person helps others who cannot sign in any more. */
  public boolean mayResetSignIns() {
    return person.hasAny(Role.ADMIN);
  }

  /** Whether the person says that no new requests are taken for a while. */
  public boolean mayPauseIntake() {
    return person.hasAny(Role.ADMIN);
  }

  private static String slugs(Role[] roles) {
    return Arrays.stream(roles)
        .map(role -> "'" + role.slug() + "'")
        .collect(Collectors.joining(", "));
  }

  private boolean isMe(String username) {
    return person.username().equals(username);
  }

  /**
   * What access to a task depends on.
   *
   * @param assignee who holds the task; null when nobody does
   * @param fourEyes the requester may not work on it, nor who answered in the requester's place
   * @param requesterDeputies who answered tasks of the request in the requester's place
   */
  public record TaskPolicy(
      String assignee,
      Collection<String> candidateUsers,
      Collection<String> candidateGroups,
      boolean fourEyes,
      String requester,
      Collection<String> requesterDeputies) {

    /** Whether anybody could take the task from a queue. */
    public boolean hasCandidates() {
      return !candidateUsers.isEmpty() || !candidateGroups.isEmpty();
    }

    /** Whether the requester holds it. */
    boolean isAskedOfRequester() {
      return assignee != null && assignee.equals(requester);
    }
  }
}
