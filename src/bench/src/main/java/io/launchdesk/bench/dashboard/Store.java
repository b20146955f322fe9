package io.launchdesk.bench.dashboard;

import io.launchdesk.bench.Repositories;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The product's repositories on one connection. */
record Store(AnnotationConfigApplicationContext context, SingleConnectionDataSource connection)
    implements AutoCloseable {

  static Store of(DataSource source) throws java.sql.SQLException {
    var connection = new SingleConnectionDataSource(source.getConnection(), true);
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> connection);
    context.register(Repositories.class);
    context.refresh();
    return new Store(context, connection);
  }

  /** The process that serves the connection. */
  int backendPid() {
    return get(JdbcClient.class).sql("select pg_backend_pid()").query(Integer.class).single();
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
