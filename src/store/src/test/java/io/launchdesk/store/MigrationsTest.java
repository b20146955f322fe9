package io.launchdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  /** During an update, and on the way back, the version before starts on the newer schema. */
  @Test
  void shouldTakeASchemaThatANewerVersionHasMigrated() {
    // given
    TestDatabase database = TestDatabase.migrated();
    JdbcClient.create(database.dataSource())
        .sql(
            """
            insert into flyway_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by,
               execution_time, success)
            select max(installed_rank) + 1, '99999', 'later', 'SQL', 'V99999__later.sql', 1, 'test',
                   1, true
              from flyway_schema_history
            """)
        .update();

    // when
    var again = Flyway.configure().dataSource(database.dataSource()).load().migrate();

    // then
    assertThat(again.success).isTrue();
    assertThat(again.migrationsExecuted).isZero();
  }

  @Test
  void shouldKeepTheDaysOffThatSomebodyAddedWhenTheLibraryHasTheRest() {
    // given the holidays that V20 has written, and two that somebody added
    TestDatabase database = TestDatabase.empty();
    Flyway.configure().dataSource(database.dataSource()).target("100").load().migrate();
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    jdbc.sql(
            """
            insert into desk.holiday values ('standard', '2027-07-02', 'Summer party'),
                                            ('always', '2027-12-25', 'Christmas Day')
            """)
        .update();

    // when
    Flyway.configure().dataSource(database.dataSource()).load().migrate();

    // then
    assertThat(
            jdbc.sql(
                    """
                    select calendar_id || ' ' || from_day || ' ' || until_day || ' ' || name
                      from desk.calendar_closure order by 1
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "always 2027-12-25 2027-12-25 Christmas Day",
            "standard 2027-07-02 2027-07-02 Summer party");
    assertThat(
            jdbc.sql("select holiday_region from desk.business_calendar where id = 'standard'")
                .query(String.class)
                .single())
        .isEqualTo("DE-BE");
  }
}
