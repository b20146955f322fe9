package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.TestPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeployedPlanTest {
  private final StoreContext store = StoreContext.start();
  private final JdbcClient jdbc = store.get(JdbcClient.class);
  private final DeployedPlan deployed = store.get(DeployedPlan.class);

  @BeforeEach
  @AfterEach
  void nothingDeployed() {
    jdbc.sql("delete from engine.decision").update();
    jdbc.sql("delete from engine.decision_requirements").update();
  }

  @Test
  void shouldReadAnewWhatALogThatIsBegunAnewCallsTheSame() {
    // given
    assertThat(TestPlan.deploy(jdbc, TestPlan.shipped())).isEqualTo(1);
    assertThat(mail()).isEqualTo(MailMode.AT_ONCE);

    // when
    nothingDeployed();
    assertThat(TestPlan.deploy(jdbc, TestPlan.changed(9, 4, "\"digest\""))).isEqualTo(1);

    // then
    assertThat(mail()).isEqualTo(MailMode.DIGEST);
  }

  private MailMode mail() {
    return deployed.of("mention", "mentioned", EventKind::hasTemplate).rule().mail();
  }
}
