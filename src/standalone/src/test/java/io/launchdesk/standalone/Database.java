package io.launchdesk.standalone;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of a running system, as tests look into it. */
final class Database {
  private Database() {}

  static JdbcClient of(Launch launch) {
    var access = launch.database();
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }
}
