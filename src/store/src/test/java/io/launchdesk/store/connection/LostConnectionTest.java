package io.launchdesk.store.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.launchdesk.network.Line;
import io.launchdesk.network.Line.Fault;
import io.launchdesk.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool of portal and workers on a real PostgreSQL, and the network between them. */
class LostConnectionTest {
  private static final String POOL = "spring.datasource.hikari.";
  private static final String DRIVER = POOL + "data-source-properties.";
  private static final int CONNECTIONS = 4;
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.empty();
  private final Line line = new Line(TestDatabase.port());
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
          .withUserConfiguration(AwaitedPool.class)
          .withPropertyValues(
              "spring.config.import=classpath:launchdesk-database.yml",
              "spring.datasource.url="
                  + database.jdbcUrl().replace(":" + TestDatabase.port(), ":" + line.port()),
              "spring.datasource.username=postgres",
              POOL + "connection-timeout=5000",
              POOL + "maximum-pool-size=" + CONNECTIONS);

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void shouldLetTheServerGiveUpBeforeTheClient() {
    application.run(
        context -> {
          try (Connection connection = context.getBean(DataSource.class).getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(75_000);
          }
          JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
          assertThat(shown(jdbc, "statement_timeout")).isEqualTo("1min");
          assertThat(shown(jdbc, "idle_in_transaction_session_timeout")).isEqualTo("2min");
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"QUESTIONS_SWALLOWED", "ANSWERS_SWALLOWED"})
  void shouldGiveUpSilentConnectionsAndGoOnWithOthers(Fault fault) {
    application
        .withPropertyValues(DRIVER + "socketTimeout=2")
        .run(
            context -> {
              // given
              JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
              assertThat(asked(jdbc)).isEqualTo(1);
              line.spoil(fault);

              // when: more ask than there are connections
              try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> answers =
                    IntStream.range(0, 2 * CONNECTIONS)
                        .mapToObj(one -> people.submit(() -> asked(jdbc)))
                        .toList();
                answers.forEach(
                    answer ->
                        assertThatThrownBy(answer::get)
                            .hasCauseInstanceOf(DataAccessException.class));
              }
              line.mend();

              // then
              await().atMost(SOON).ignoreExceptions().until(() -> asked(jdbc) == 1);
              await().atMost(SOON).until(() -> line.silent() == 0);
            });
  }

  @Test
  void shouldReleaseWhatAVanishedTransactionHasLocked() {
    application
        .withPropertyValues(DRIVER + "options=-c idle_in_transaction_session_timeout=1s")
        .run(
            context -> {
              // given
              DataSource pool = context.getBean(DataSource.class);
              JdbcClient direct = JdbcClient.create(database.dataSource());
              direct.sql("create table kept as select 1 n").update();
              try (Connection vanished = pool.getConnection();
                  Statement statement = vanished.createStatement()) {
                vanished.setAutoCommit(false);
                statement.execute("select * from kept for update");
                line.spoil(Fault.QUESTIONS_SWALLOWED);

                // when
                int changed = direct.sql("update kept set n = 2").update();

                // then
                assertThat(changed).isEqualTo(1);
                assertThatThrownBy(vanished::commit).isInstanceOf(SQLException.class);
              }
            });
  }

  @Test
  void shouldListenLongerThanAnAnswerMayTake() {
    application
        .withPropertyValues(DRIVER + "socketTimeout=1")
        .run(
            context -> {
              try (Connection connection = context.getBean(DataSource.class).getConnection();
                  Statement statement = connection.createStatement()) {
                PGConnection postgres = connection.unwrap(PGConnection.class);
                statement.execute("listen desk");

                assertThat(postgres.getNotifications(2_000)).isEmpty();
                statement.execute("notify desk, 'news'");

                assertThat(postgres.getNotifications(2_000)).hasSize(1);
              }
            });
  }

  @Test
  void shouldLetMigrationsLastLonger() {
    application
        .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
        .withUserConfiguration(MigrationConnections.class)
        .withPropertyValues(
            DRIVER + "socketTimeout=1",
            DRIVER + "options=-c statement_timeout=1s",
            "spring.flyway.locations=classpath:db/patience")
        .run(
            context ->
                assertThat(context.getBean(Flyway.class).info().applied())
                    .singleElement()
                    .satisfies(one -> assertThat(one.getState().isApplied()).isTrue()));
  }

  @Test
  void shouldLetLongWorkLastLongerUntilItsTransactionEnds() {
    application
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceTransactionManagerAutoConfiguration.class,
                TransactionAutoConfiguration.class))
        .withUserConfiguration(LongWork.class)
        .withPropertyValues(
            POOL + "maximum-pool-size=1",
            DRIVER + "socketTimeout=1",
            DRIVER + "options=-c statement_timeout=1s")
        .run(
            context -> {
              JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
              LongWork work = context.getBean(LongWork.class);
              assertThatThrownBy(work::allow).isInstanceOf(IllegalStateException.class);

              context
                  .getBean(TransactionTemplate.class)
                  .executeWithoutResult(
                      transaction -> {
                        work.allow();
                        jdbc.sql("select pg_sleep(2)").query().singleRow();
                      });

              assertThatThrownBy(() -> jdbc.sql("select pg_sleep(2)").query().singleRow())
                  .isInstanceOf(DataAccessException.class);
            });
  }

  private static int asked(JdbcClient jdbc) {
    return jdbc.sql("select 1").query(Integer.class).single();
  }

  private static String shown(JdbcClient jdbc, String setting) {
    return jdbc.sql("show " + setting).query(String.class).single();
  }
}
