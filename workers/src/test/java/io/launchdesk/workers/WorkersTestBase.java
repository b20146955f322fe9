package io.launchdesk.workers;

import io.camunda.client.CamundaClient;
import io.launchdesk.store.Given;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of workers start from. */
@WorkersTest
public abstract class WorkersTestBase {
  @Autowired protected JdbcClient jdbc;
  @Autowired private CamundaClient client;
  protected Given given;
  protected EngineSteps engine;

  @BeforeEach
  void begin() {
    given = new Given(jdbc);
    engine = new EngineSteps(client);
  }

  /** A number that the database holds. */
  protected long count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Long.class).single();
  }
}
