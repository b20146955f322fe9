package io.launchdesk.standalone.part;

import io.launchdesk.standalone.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the database's schema to what this version needs. */
public final class Migrations {

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @return how many migrations were applied
   * @throws Refusal when a migration does not apply or the database was made by a newer version
   */
  public static int apply(DatabaseAccess access) {
    try {
      return Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(access.url(), access.user(), access.password())
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new Refusal(
          "The database's schema does not fit this version (start with --reset to begin anew): "
              + e.getMessage(),
          e);
    }
  }
}
