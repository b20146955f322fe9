package io.launchdesk.store.retention;

import java.util.List;

/**
 * What moves into the archive: each statement deletes rows of the root instances {@code :roots},
 * which belong to the requests {@code :requests} (place by place; {@code :clocks} says which are
 * instances of SLA clocks), and gives back request and row. So nothing is deleted that is not
 * archived, whatever columns come later.
 *
 * @param table what the lines of the archive call it
 */
record ArchivedRows(String table, String delete) {
  private static final String OF_ROOTS =
      "with r as (select * from unnest(cast(:roots as bigint[]), cast(:requests as text[]), cast(:clocks as boolean[]))"
          + " as r (root, request, clock)) ";

  /** In this order: what is found by way of other rows goes before these. */
  static final List<ArchivedRows> ALL =
      List.of(
          of(
              "engine.variable",
              """
              delete from engine.variable x
               using (select r.request, e.key as scope from r join engine.element_instance e on e.root_key = r.root
                      union
                      select r.request, p.key from r join engine.process_instance p on p.root_key = r.root) s
               where x.scope_key = s.scope
              returning s.request, to_jsonb(x)
              """),
          of(
              "engine.timer",
              """
              delete from engine.timer x
               using r, engine.process_instance p
               where p.root_key = r.root and x.process_instance_key = p.key and x.state <> 'armed'
              returning r.request, to_jsonb(x)
              """),
          byRoot("engine.job"),
          byRoot("engine.incident"),
          byRoot("engine.decision_evaluation"),
          byRoot("engine.element_instance"),
          of(
              "engine.message_start",
              """
              delete from engine.message_start x using r
               where r.clock and x.process_instance_key = r.root
              returning r.request, to_jsonb(x)
              """),
          of(
              "engine.process_instance",
              """
              delete from engine.process_instance x using r
               where x.root_key = r.root and (r.clock or x.key <> x.root_key)
              returning r.request, to_jsonb(x)
              """),
          byRequest(
              "desk.notification",
              "x.mailed_at is not null or x.mail = 'off' or x.digest_id is not null"),
          byRequest("desk.brief_problem", "true"),
          byRequest("desk.duplicate_candidate", "true"),
          byRequest("desk.request_trace", "true"));

  private static ArchivedRows byRoot(String table) {
    return of(
        table,
        "delete from "
            + table
            + " x using r where x.root_key = r.root returning r.request, to_jsonb(x)");
  }

  private static ArchivedRows byRequest(String table, String which) {
    return new ArchivedRows(
        table,
        "delete from %s x where x.request_id = any(:all) and (%s) returning x.request_id, to_jsonb(x)"
            .formatted(table, which));
  }

  private static ArchivedRows of(String table, String delete) {
    return new ArchivedRows(table, OF_ROOTS + delete);
  }
}
