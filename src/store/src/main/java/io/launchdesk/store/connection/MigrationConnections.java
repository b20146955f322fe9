package io.launchdesk.store.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Migrations take as long as they need: they have connections of their own, without the limits of
 * time that the pool's have in {@code launchdesk-database.yml}. To connect takes ten seconds at
 * most.
 */
@Component
class MigrationConnections implements FlywayConfigurationCustomizer {
  private static final String CONNECT_SECONDS = "10";

  @Override
  public void customize(FluentConfiguration flyway) {
    if (flyway.getDataSource() instanceof HikariDataSource pool) {
      flyway.dataSource(withoutLimits(pool));
    }
  }

  private static DriverManagerDataSource withoutLimits(HikariDataSource pool) {
    Properties properties = new Properties();
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    DriverManagerDataSource source =
        new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    source.setConnectionProperties(properties);
    return source;
  }
}
