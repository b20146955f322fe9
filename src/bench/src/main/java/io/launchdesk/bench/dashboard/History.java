package io.launchdesk.bench.dashboard;

import java.util.List;
import java.util.Map;

/**
 * Three years of requests of one desk, made up by set-based SQL with a fixed seed: ten types of
 * different weight, each with its teams and channels, four priorities, submissions on working days,
 * log-normal durations, 85 % delivered. Cells are written as the workers would keep them, for the
 * figures that are measured.
 */
final class History {
  private static final List<String> STAGES =
      List.of("intake", "approval", "asset-production", "launch", "measure");
  private static final List<String> STEPS =
      List.of("check-feasibility", "brand", "legal", "produce-asset", "review-asset", "delivery");

  /** Median hours of what the time was spent on. */
  private static final Map<String, Integer> WAITS =
      Map.of(
          "off-hours",
          260,
          "work",
          20,
          "rework",
          4,
          "approver",
          12,
          "queue",
          8,
          "requester",
          5,
          "planned",
          40,
          "automated",
          1);

  private final HistoryDatabase database;

  History(HistoryDatabase database) {
    this.database = database;
  }

  /** Whether all of it was written, by this run or an earlier one. */
  boolean written() {
    return database.has("public.written");
  }

  /** Writes so many requests, with all that dashboards read. */
  void write(int requests) {
    database.execute("select setseed(0.42)");
    database.execute(PEOPLE);
    database.execute(PROFILE.replace(":n", Integer.toString(requests)));
    database.execute(BULK);
    database.execute(REQUESTS);
    database.execute(ROOTS);
    database.execute(OPEN_REQUESTS);
    database.execute("alter table desk.kpi_cell drop constraint kpi_cell_pkey");
    database.execute("alter table desk.element_cell drop constraint element_cell_pkey");
    cells("lead-time-hours", "delivered", "hours", "ended", "outcome = 'delivered'");
    for (String outcome : List.of("delivered", "rejected", "withdrawn")) {
      cells("outcome", outcome, "1", "ended", "outcome = '" + outcome + "'");
    }
    for (int n = 0; n < STAGES.size(); n++) {
      String stage = STAGES.get(n);
      String begin = n == 0 ? "created" : "ends[" + n + "]";
      String end = "ends[" + (n + 1) + "]";
      String left = "stages >= " + (n + 1) + " and " + end + " < now()";
      String hours = "extract(epoch from " + end + " - " + begin + ") / 3600";
      cells("stage-hours", stage, hours, end, left);
      cells("stage-entered", stage, "1", begin, left);
      cells("stage-left", stage, "1", end, left);
    }
    WAITS.forEach(
        (part, median) ->
            cells(
                "wait-hours",
                part,
                "exp(random_normal(ln(%d), 0.8))".formatted(median),
                "ended",
                "ended < now()"));
    for (String step : STEPS) {
      cells("sla-kept", step, "(random() < 0.88)::int", "ends[1]", "ends[1] < now()");
      cells("step-hours", step, "exp(random_normal(2.6, 0.9))", "ends[1]", "ends[1] < now()");
    }
    database.execute(ELEMENTS);
    database.execute("call desk.sum_element_cells()");
    database.execute(
        "alter table desk.kpi_cell add primary key (series, grain, slice, starts_at, bucket)"
            + " include (n, total, squares, least, most)");
    database.execute(
        "alter table desk.element_cell add primary key (grain, slice, starts_at, element)");
    database.execute(FACTS);
    database.execute(OPEN_STEPS);
    database.execute("vacuum analyze");
    database.execute("create table public.written ()");
  }

  /** Opens as many tasks, one for each request. */
  void openTasks(int tasks) {
    database.execute(TASKS.replace(":n", Integer.toString(tasks)));
    database.execute("vacuum analyze engine.user_task");
    database.execute("vacuum analyze engine.element_instance");
  }

  /** Takes away what {@link #openTasks} of an earlier run left. */
  void closeTasks() {
    database.execute("delete from engine.user_task where key > 300000000");
    database.execute("delete from engine.element_instance where key > 400000000");
    database.execute("vacuum analyze engine.user_task");
    database.execute("vacuum analyze engine.element_instance");
  }

  private void cells(String kpi, String stage, String value, String at, String where) {
    database.execute(
        CELLS
            .replace(":kpi", kpi)
            .replace(":stage", stage)
            .replace(":value", value)
            .replace(":at", at)
            .replace(":where", where));
  }

  private static final String PEOPLE =
      """
      insert into desk.person (username, display_name, email, team, password_hash)
      select 'person-' || n, 'Person ' || n, 'person-' || n || '@example.org', 'team-' || n % 8, 'none'
        from generate_series(0, 199) n;
      """;

  private static final String PROFILE =
      """
      create unlogged table public.profile as
      select n, 'BR-' || n as id, type, 'team-' || (kind * 2 + (random() < 0.3)::int) % 9 as team, priority,
             case when random() < 0.5 then array[c1] when random() < 0.5 then array[c1, c2] else array[c2] end as channels,
             created, outcome, stages, null::timestamptz[] as ends, null::timestamptz as ended, null::float8 as hours, 0 as slice
        from (
          select n, kind, (array['email-campaign', 'social-campaign', 'paid-ads', 'landing-page', 'event', 'creative-asset',
                                 'press-release', 'audience-list', 'go-to-market', 'other'])[kind + 1] as type,
                 (array['email', 'landing-page', 'social', 'web', 'event'])[kind % 5 + 1] as c1,
                 (array['press', 'sms', 'ads'])[kind % 3 + 1] as c2,
                 (array['low', 'normal', 'normal', 'normal', 'high', 'critical'])[1 + floor(random() * 6)::int] as priority,
                 day - case when extract(isodow from day) > 5 then interval '2 days' else interval '0' end
                   + interval '7 hours' + random() * interval '9 hours' as created,
                 outcome, case outcome when 'delivered' then 5 when 'rejected' then 2 else 1 end as stages
            from (
              select n, floor(10 * power(random(), 1.6))::int as kind,
                     date_trunc('day', now() - random() * interval '1095 days') as day,
                     case when random() < 0.85 then 'delivered' when random() < 0.5 then 'rejected' else 'withdrawn' end as outcome
                from generate_series(1, :n) n) a) b;
      update public.profile set ends = array[
        created + a * interval '1 hour', created + (a + b) * interval '1 hour', created + (a + b + c) * interval '1 hour',
        created + (a + b + c + d) * interval '1 hour', created + (a + b + c + d + e) * interval '1 hour']
        from (select n as m, exp(random_normal(2.5, 1)) as a, exp(random_normal(3.6, 0.8)) as b, exp(random_normal(4.4, 0.7)) as c,
                     exp(random_normal(4, 0.8)) as d, exp(random_normal(5, 0.4)) as e from public.profile) durations
       where m = n;
      update public.profile set ended = ends[stages], hours = extract(epoch from ends[stages] - created) / 3600;
      insert into desk.kpi_slice (type, team, priority, channels, campaign)
        select distinct type, team, priority, channels, 'none' from public.profile;
      update public.profile p set slice = s.id from desk.kpi_slice s
       where s.kind = 'whole' and s.type = p.type and s.team = p.team and s.priority = p.priority and s.channels = p.channels;
      analyze public.profile;
      """;

  /**
   * What takes long for so many rows, and none of the measured calls uses: texts, checks, the log.
   */
  private static final String BULK =
      """
      drop index desk.request_search, desk.request_title_trigrams;
      alter table desk.request alter column search drop expression;
      set session_replication_role = replica;
      set work_mem = '512MB';
      set jit = off;
      alter table desk.kpi_cell set unlogged;
      alter table desk.element_cell set unlogged;
      """;

  private static final String REQUESTS =
      """
      insert into desk.request (id, type, title, requester, team, brief, created_at, priority, assigned_team, brief_stage)
      select id, type, 'Request ' || n || ' for ' || type, 'person-' || n % 200, 'team-' || n % 8,
             jsonb_build_object('title', 'Request ' || n, 'channels', channels, 'goal', repeat('More people know us. ', 6)),
             created, priority, team, 'closed'
        from public.profile order by created;
      """;

  private static final String ROOTS =
      """
      insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, correlation_key,
        state, phase_element_id, phase_at, end_element_id, started_at, ended_at, partition_id, position)
      select n, 1, 'MarketingRequestProcess', 1, n, id, case when ended < now() then 'completed' else 'active' end,
             (array['CallActivity_Intake', 'CallActivity_Approval', 'CallActivity_AssetProduction', 'CallActivity_Launch',
                    'CallActivity_Measure'])[least(stages, 1 + (select count(*) from unnest(ends) e where e < now()))],
             (select max(e) from unnest(created || ends) e where e < now()), case when ended < now() then 'EndEvent_RequestDelivered' end, created, case when ended < now() then ended end, 1, n
        from public.profile order by created;
      """;

  private static final String OPEN_REQUESTS =
      """
      insert into desk.open_request (request_id, type, team, priority, channels, created_at)
      select id, type, team, priority, to_jsonb(channels), created from public.profile where ended >= now();
      """;

  /** Days of whole slices; the product's procedure makes all other cells of them. */
  private static final String CELLS =
      """
      insert into desk.kpi_series (kpi, stage) values (':kpi', ':stage');
      create temporary table if not exists reckoned_cell (like desk.kpi_cell) on commit delete rows;
      insert into reckoned_cell (series, grain, starts_at, slice, bucket, n, total, squares, least, most)
      select s.id, 'day'::desk.grain, v.day, v.slice, desk.kpi_bucket(v.value),
             count(*), sum(v.value), sum(v.value * v.value), min(v.value), max(v.value)
        from (select slice, date_trunc('day', :at, 'Europe/Berlin') as day, round((:value)::numeric, 4) as value
                from public.profile where :where and :at < now()) v
       cross join desk.kpi_series s
       where s.kpi = ':kpi' and s.stage = ':stage'
       group by 1, 3, 4, 5;
      call desk.sum_kpi_cells();
      """;

  private static final String FACTS =
      """
      insert into desk.kpi_fact (effect_key, request_id, kpi, stage, value, unit, type, team, priority, channels, at)
      select 'lead-time-hours:' || id || ':delivered', id, 'lead-time-hours', 'delivered', round(hours::numeric, 4), 'hours', type,
             team, priority, channels, ended
        from public.profile where outcome = 'delivered' and ended < now()
      union all
      select 'stage-hours:' || id || ':intake', id, 'stage-hours', 'intake', 1, 'hours', type, team, priority, channels, ends[1]
        from public.profile where ended >= now() and ends[1] < now();
      """;

  /** Forty elements; of each as many runs as requests ended that day. */
  private static final String ELEMENTS =
      """
      insert into desk.kpi_element (process_id, element_id, element_type)
      select 'Process' || n % 5, 'UserTask_' || n, case when n % 3 = 0 then 'USER_TASK' else 'SERVICE_TASK' end
        from generate_series(1, 40) n;
      insert into desk.element_cell (grain, starts_at, element, slice, n, hours, longest, waits, wait_hours, rework, late)
      select 'day'::desk.grain, d.day, e.id, d.slice, d.n, round((d.n * (1 + e.id % 7) * (0.5 + random()))::numeric, 4), 40, d.n, d.n, d.n / 10,
             d.n / 8
        from (select date_trunc('day', ended, 'Europe/Berlin') as day, slice, count(*) as n
                from public.profile where ended < now() group by 1, 2) d, desk.kpi_element e;
      """;

  /** One measured step of each open request, due within three weeks. */
  private static final String OPEN_STEPS =
      """
      insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
        bpmn_process_id, process_version, element_id, state, candidate_groups, due_at, created_at, partition_id, position)
      select 100000000 + n, 200000000 + n, n, n, 1, 'P', 1, 'UserTask_ProduceAsset', 'open',
             array['group-' || n % 12], now() + (random() - 0.1) * interval '21 days', now() - random() * interval '3 days', 1, 1
        from public.profile where ended >= now();
      insert into desk.sla_clock
        (element_instance_key, request_id, step, calendar_id, target_minutes, started_at, due_at, remind_at, escalate_at, policy)
      select t.element_instance_key, p.id, 'produce-asset', 'standard', 60, t.created_at, t.due_at, t.due_at, t.due_at, '{}'
        from engine.user_task t join public.profile p on p.n = t.root_key;
      """;

  private static final String TASKS =
      """
      insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, flow_scope_key, state,
        started_at, partition_id, position)
      select 400000000 + n, n, n, 'UserTask_ApproveStep', 'USER_TASK', n, 'active', now(), 1, 1 from generate_series(1, :n) n;
      insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
        bpmn_process_id, process_version, element_id, state, assignee, candidate_groups, due_at, created_at, partition_id, position)
      select 300000000 + n, 400000000 + n, n, n, 1, 'P', 1, 'UserTask_ApproveStep', 'open',
             case when random() < 0.3 then 'person-' || floor(random() * 200)::int end, array['group-' || n % 12],
             case when random() < 0.95 then now() + (random() - 0.2) * interval '30 days' end, now() - random() * interval '9 days',
             1, 1
        from generate_series(1, :n) n;
      """;
}
