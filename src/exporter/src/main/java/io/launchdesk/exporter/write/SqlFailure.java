package io.launchdesk.exporter.write;

import java.sql.SQLException;
import java.util.Set;

/** What a failed statement means. */
final class SqlFailure {
  /** Data exceptions, broken constraints, program limits: the same rows fail again and again. */
  private static final Set<String> DATA = Set.of("22", "23", "54");

  private SqlFailure() {}

  /**
   * Whether the rows are to blame. Everything else (connection, schema, rights, resources, locks)
   * is expected to be repaired, and then nothing may have been given up.
   */
  static boolean isDataProblem(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() == 5 && DATA.contains(state.substring(0, 2));
  }
}
