package io.launchdesk.store.kpi;

import io.launchdesk.store.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which requests to count. Of each list one value must fit; an empty one is no condition.
 *
 * @param channels of which the request's brief names one at least
 * @param campaigns ids; {@code none} for requests that are in none
 */
public record Slice(
    List<String> types,
    List<String> teams,
    List<String> channels,
    List<String> priorities,
    List<String> campaigns) {
  /** The kind of slice in which no dimension is left open. */
  static final String WHOLE = "whole";

  /** All requests. */
  public static final Slice ALL = new Slice(List.of(), List.of(), List.of(), List.of(), List.of());

  /** SQL of the campaign that {@code desk.request r} is in. */
  private static final String CAMPAIGN = "coalesce(r.campaign, 'none')";

  /**
   * The kind of {@code desk.kpi_slice} whose cells add up to what is asked for, by the fewest of
   * them. A request with two channels is in the cells of each, so that these must not be added.
   *
   * @param byTeam whether teams are to be told apart
   */
  String kind(boolean byTeam) {
    List<String> kinds = new ArrayList<>();
    if (!types.isEmpty()) {
      kinds.add("type");
    }
    if (!teams.isEmpty() || byTeam) {
      kinds.add("team");
    }
    if (!channels.isEmpty()) {
      kinds.add("channel");
    }
    if (!priorities.isEmpty()) {
      kinds.add("priority");
    }
    if (!campaigns.isEmpty()) {
      kinds.add("campaign");
    }
    return kinds.isEmpty()
        ? "all"
        : kinds.size() > 1 || channels.size() > 1 ? WHOLE : kinds.getFirst();
  }

  /** The conditions on {@code desk.kpi_slice k}. */
  Where onSlice(Map<String, Object> parameters) {
    return on("k", "k.campaign", parameters);
  }

  /** The conditions on {@code desk.kpi_fact f} with its {@code desk.request r}. */
  Where onFact(Map<String, Object> parameters) {
    return on("f", CAMPAIGN, parameters);
  }

  private Where on(String table, String campaign, Map<String, Object> parameters) {
    return new Where(parameters)
        .and("true")
        .and(campaign + " = any(:campaigns)", "campaigns", campaigns)
        .and(table + ".type = any(:types)", "types", types)
        .and(table + ".team = any(:teams)", "teams", teams)
        .and(table + ".channels && cast(:channels as text[])", "channels", channels)
        .and(table + ".priority = any(:priorities)", "priorities", priorities);
  }

  /** The same conditions on {@code desk.open_request o}, by what the requests are now. */
  Where onOpenRequest(Map<String, Object> parameters) {
    return new Where(parameters)
        .and("true")
        .and("o.type = any(:types)", "types", types)
        .and("o.team = any(:teams)", "teams", teams)
        .and("jsonb_exists_any(o.channels, :channels)", "channels", channels)
        .and("o.priority = any(:priorities)", "priorities", priorities)
        .and("o.campaign = any(:campaigns)", "campaigns", campaigns);
  }

  /** The same conditions on {@code desk.request r}, by what the requests are now. */
  Where onRequest(Map<String, Object> parameters) {
    return new Where(parameters)
        .and("true")
        .and("r.type = any(:types)", "types", types)
        .and("coalesce(r.assigned_team, 'none') = any(:teams)", "teams", teams)
        .and("jsonb_exists_any(r.brief -> 'channels', :channels)", "channels", channels)
        .and("coalesce(r.priority, 'none') = any(:priorities)", "priorities", priorities)
        .and(CAMPAIGN + " = any(:campaigns)", "campaigns", campaigns);
  }
}
