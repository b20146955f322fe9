package io.launchdesk.store.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets the pool of portal and workers wait for a database that is away ({@link AwaitedDatabase}).
 */
@Component
class AwaitedPool implements BeanPostProcessor {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** A pool that makes its connections by an address; others keep what they were given. */
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool
        && pool.getDataSource() == null
        && pool.getJdbcUrl() != null) {
      pool.setDataSource(
          new AwaitedDatabase(
              new DriverDataSource(
                  pool.getJdbcUrl(),
                  pool.getDriverClassName(),
                  pool.getDataSourceProperties(),
                  pool.getUsername(),
                  pool.getPassword()),
              PAUSE,
              pool::isClosed));
    }
    return bean;
  }
}
