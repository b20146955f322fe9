package io.launchdesk.store.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows by the thread to which they belong, each in the order of the query. */
final class Grouped {
  private Grouped() {}

  /** Makes a value of a row. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * @param query with a column {@code thread}
   */
  static <T> Map<Long, List<T>> of(JdbcClient.StatementSpec query, Reading<T> reading) {
    Map<Long, List<T>> found = new HashMap<>();
    query
        .query(
            (row, n) ->
                found
                    .computeIfAbsent(row.getLong("thread"), thread -> new ArrayList<>())
                    .add(reading.of(row)))
        .list();
    return found;
  }
}
