package io.launchdesk.store;

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
  private final AnnotationConfigApplicationContext context;

  private StoreContext(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  /** Starts on an empty, migrated database. */
  public static StoreContext start() {
    TestDatabase database = TestDatabase.migrated();
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, database::dataSource);
    context.register(Repositories.class);
    context.refresh();
    return new StoreContext(context);
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
