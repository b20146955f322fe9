package io.launchdesk.store.away;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * That somebody is away now, as colleagues see it.
 *
 * @param until the last day, in the time zone of the one who is away
 * @param deputy null when nobody stands in
 */
public record Away(LocalDate until, String deputy, String deputyName, String note) {

  /**
   * From the columns {@code away_until, away_deputy, away_deputy_name, away_note}; null if none.
   */
  public static Away of(ResultSet row) throws SQLException {
    LocalDate until = row.getObject("away_until", LocalDate.class);
    return until == null
        ? null
        : new Away(
            until,
            row.getString("away_deputy"),
            row.getString("away_deputy_name"),
            row.getString("away_note"));
  }
}
