package io.launchdesk.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.launchdesk.bench.load.Waits;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each engine does the same work, or a comparison would say nothing. */
class EngineJourneyTest {
  private static final int REQUESTS = 5;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flowable-sync", "flowable-async", "camunda7"})
  void shouldTakeTheStepsOfOurRequestsWhenTheyTravel(String name) throws Exception {
    // given
    try (HikariDataSource admin = PeerMain.source(postgres.getJdbcUrl("postgres", "postgres"));
        var connection = admin.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database \"" + name + "\"");
    }

    try (HikariDataSource source = PeerMain.source(postgres.getJdbcUrl("postgres", name));
        Engine engine = PeerMain.named(name, source)) {
      EngineJourney journey = new EngineJourney(engine);

      // when
      for (int i = 0; i < REQUESTS; i++) {
        journey.travel(new Waits());
      }

      // then
      assertThat(engine.finished())
          .isEqualTo(new Engine.Steps(REQUESTS, 12 * REQUESTS, 26 * REQUESTS, 5 * REQUESTS));
    }
  }
}
