package io.launchdesk.store.request;

import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a request must be to be listed, itself or with its tasks. Null and empty mean: no condition;
 * of several values one must fit.
 *
 * @param requesters usernames
 * @param teams of the requesters
 * @param statuses slugs
 * @param launchFrom launched at this instant or later
 * @param launchBefore launched before this instant
 * @param channels as the brief has them
 * @param languages as the brief has them
 * @param budgetFrom least budget asked for, in the brief's currency
 * @param budgetTo greatest budget asked for
 * @param campaigns ids
 * @param words full text; every word must occur in id, title or type
 */
public record RequestMatch(
    List<String> types,
    List<String> priorities,
    List<String> requesters,
    List<String> teams,
    List<String> statuses,
    Instant launchFrom,
    Instant launchBefore,
    List<String> channels,
    List<String> languages,
    BigDecimal budgetFrom,
    BigDecimal budgetTo,
    List<String> campaigns,
    String words) {
  /** A brief is kept as it was written: its budget may be no number. */
  private static final String BUDGET =
      "(case when jsonb_typeof(r.brief -> 'budget') = 'number' then (r.brief ->> 'budget')::numeric end)";

  /**
   * Adds the conditions on {@code desk.request r}.
   *
   * @param status SQL of the request's status
   * @param jdbc where words are looked up
   */
  public void conditions(Where where, String status, JdbcClient jdbc) {
    where
        .and("r.type = any(:types)", "types", types)
        .and("r.priority = any(:priorities)", "priorities", priorities)
        .and("r.requester = any(:requesters)", "requesters", requesters)
        .and("r.team = any(:teams)", "teams", teams)
        .and(status + " = any(:statuses)", "statuses", statuses)
        .and("r.launch_at >= :launchFrom", "launchFrom", Sql.utc(launchFrom))
        .and("r.launch_at < :launchBefore", "launchBefore", Sql.utc(launchBefore))
        .and("jsonb_exists_any(r.brief -> 'channels', :channels)", "channels", channels)
        .and("jsonb_exists_any(r.brief -> 'languages', :languages)", "languages", languages)
        .and(BUDGET + " >= :budgetFrom", "budgetFrom", budgetFrom)
        .and(BUDGET + " <= :budgetTo", "budgetTo", budgetTo)
        .and("r.campaign = any(:campaigns)", "campaigns", campaigns);
    RequestWords.condition(where, words, jdbc);
  }
}
