package io.launchdesk.workers.engine;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the database's schema up without holding up the start of the application: while the
 * database is away it is tried again and again, and health says so.
 */
@Component
class SchemaMigration implements FlywayMigrationStrategy, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private volatile boolean ready;
  private volatile String problem = "not tried yet";

  @Override
  public void migrate(Flyway flyway) {
    if (!tried(flyway)) {
      Thread.ofVirtual().name("schema-migration").start(() -> migrateUntilDone(flyway));
    }
  }

  /** Whether the schema is there as this version needs it. */
  boolean ready() {
    return ready;
  }

  @Override
  public Health health() {
    return ready ? Health.up().build() : Health.down().withDetail("schema", problem).build();
  }

  private void migrateUntilDone(Flyway flyway) {
    try {
      do {
        Thread.sleep(PAUSE);
      } while (!tried(flyway));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tried(Flyway flyway) {
    try {
      flyway.migrate();
      ready = true;
      LOG.info("Database schema is up to date");
    } catch (RuntimeException e) {
      problem = e.getMessage();
      LOG.warn("Database schema could not be brought up yet: {}", problem);
    }
    return ready;
  }
}
