package io.launchdesk.bench.dashboard;

import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

  @Configuration
  @ComponentScan("io.launchdesk.store")
  static class Repositories {
    @Bean
    JdbcClient jdbcClient(DataSource source) {
      return JdbcClient.create(source);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
      return new JdbcTransactionManager(source);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
      return new TransactionTemplate(manager);
    }
  }
}
