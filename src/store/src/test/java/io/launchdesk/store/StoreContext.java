package io.launchdesk.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** All repositories with their transactions, on a test database of its own. */
public final class StoreContext {
  /** More than any test needs at once. */
  private static final int CONNECTIONS = 40;

  private final AnnotationConfigApplicationContext context;

  private StoreContext(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  /** Starts on an empty, migrated database. */
  public static StoreContext start() {
    TestDatabase database = TestDatabase.migrated();
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> pool(database));
    context.register(Repositories.class);
    context.refresh();
    return new StoreContext(context);
  }

  /**
   * Like the one that portal and workers have; what is idle is closed, for there are many contexts.
   */
  private static DataSource pool(TestDatabase database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database.dataSource());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(0);
    pool.setIdleTimeout(10_000);
    return pool;
  }

  /** A repository, or {@link JdbcClient} or {@link TransactionTemplate}. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Builds what a test needs to be there. */
  public Given given() {
    return new Given(get(JdbcClient.class));
  }

  @Configuration
  @ComponentScan("io.launchdesk.store")
  @EnableTransactionManagement
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
