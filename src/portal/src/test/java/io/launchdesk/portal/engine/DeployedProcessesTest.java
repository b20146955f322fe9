package io.launchdesk.portal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.engine.EngineQueries;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class DeployedProcessesTest {
  private static final String PROCESS = "DeployedInParts";

  @Autowired private JdbcClient jdbc;
  @Autowired private EngineQueries queries;
  private FakeEngine engine;
  private DeployedProcesses deployed;

  @BeforeEach
  void threePartitions() {
    jdbc.sql("delete from engine.process_on_partition where bpmn_process_id = ?")
        .param(PROCESS)
        .update();
    engine = new FakeEngine(jdbc);
    engine.hasPartitions(OptionalInt.of(3));
    deployed = new DeployedProcesses(queries, engine);
  }

  @Test
  void shouldWaitUntilEveryPartitionHasTheProcess() {
    assertThat(deployed.everywhere(PROCESS)).isFalse();

    on(1, 77);
    on(2, 77);
    assertThat(deployed.everywhere(PROCESS)).isFalse();

    on(3, 77);
    assertThat(deployed.everywhere(PROCESS)).isTrue();
  }

  @Test
  void shouldWaitWhenOnePartitionHasTwoVersionsAndAnotherNone() {
    on(1, 77);
    on(1, 78);
    on(2, 77);

    assertThat(deployed.everywhere(PROCESS)).isFalse();
  }

  @Test
  void shouldWaitWhenTheEngineDoesNotSayHowManyPartitionsItHas() {
    on(1, 77);
    engine.hasPartitions(OptionalInt.empty());

    assertThat(deployed.everywhere(PROCESS)).isFalse();
  }

  private void on(int partition, long key) {
    jdbc.sql("insert into engine.process_on_partition values (?, ?, ?, ?, 1)")
        .params(key, partition, PROCESS, partition)
        .update();
  }
}
