package io.launchdesk.store.kpi;

import io.launchdesk.store.Where;
import java.util.List;
import java.util.Map;

/**
 * Which requests to count. Of each list one value must fit; an empty one is no condition.
 *
 * @param channels of which the request's brief names one at least
 */
public record Slice(
    List<String> types, List<String> teams, List<String> channels, List<String> priorities) {
  /** All requests. */
  public static final Slice ALL = new Slice(List.of(), List.of(), List.of(), List.of());

  /** Whether there is no condition. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** The conditions on a table with the columns of {@code desk.kpi_slice}. */
  Where on(String table, Map<String, Object> parameters) {
    return new Where(parameters)
        .and("true")
        .and(table + ".type = any(:types)", "types", types)
        .and(table + ".team = any(:teams)", "teams", teams)
        .and(table + ".channels && cast(:channels as text[])", "channels", channels)
        .and(table + ".priority = any(:priorities)", "priorities", priorities);
  }

  /** The same conditions on {@code desk.request r}, by what the requests are now. */
  Where onRequest(Map<String, Object> parameters) {
    return new Where(parameters)
        .and("true")
        .and("r.type = any(:types)", "types", types)
        .and("coalesce(r.assigned_team, 'none') = any(:teams)", "teams", teams)
        .and("jsonb_exists_any(r.brief -> 'channels', :channels)", "channels", channels)
        .and("coalesce(r.priority, 'none') = any(:priorities)", "priorities", priorities);
  }
}
