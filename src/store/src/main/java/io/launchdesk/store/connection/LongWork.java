package io.launchdesk.store.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that takes as long as there is data, such as figures that are reckoned anew from all facts.
 * It is rare, nobody waits for it, and it does not come in batches.
 */
@Component
public class LongWork {
  private final DataSource source;

  LongWork(DataSource source) {
    this.source = source;
  }

  /**
   * Lets the statements of the running transaction take as long as they need, in spite of the
   * pool's limits; they hold again for the next one.
   *
   * @throws IllegalStateException when no transaction runs
   * @throws org.springframework.dao.DataAccessException when the database is not there
   */
  public void allow() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("long work without a transaction would have no end");
    }
    Connection connection = DataSourceUtils.getConnection(source);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = 0");
      connection.setNetworkTimeout(Runnable::run, 0); // which the pool puts back
    } catch (SQLException e) {
      throw new UncategorizedSQLException("long work", "set local statement_timeout = 0", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }
}
