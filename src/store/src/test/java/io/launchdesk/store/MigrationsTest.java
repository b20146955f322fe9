package io.launchdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void shouldLeaveNothingToDoWhenAppliedTwice() {
    // given
    TestDatabase database = TestDatabase.migrated();

    // when
    var second = Flyway.configure().dataSource(database.dataSource()).load().migrate();

    // then
    assertThat(second.migrationsExecuted).isZero();
  }
}
