package io.launchdesk.portal;

import io.launchdesk.portal.engine.FakeEngine;
import io.launchdesk.store.TestDatabase;
import io.launchdesk.store.TestPlan;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The whole portal on a real PostgreSQL, reached over HTTP. The engine is a stand-in that answers
 * as told and writes into the read model what the exporter would.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "launchdesk.demo-people=true",
      "launchdesk.relay.poll=50ms",
      "launchdesk.studio.warm-up=false",
      "launchdesk.dashboard.runs-age=0s",
      "launchdesk.files.folder=target/files",
      // All tests call as the same few people from one address, as fast as the machine can.
      "launchdesk.rate.person.burst=1000000",
      "launchdesk.rate.address.burst=1000000",
      "launchdesk.rate.sign-in.burst=1000000",
      "camunda.client.grpc-address=http://127.0.0.1:9",
      "camunda.client.rest-address=http://127.0.0.1:9"
    })
@Import({PortalTest.Setup.class, Http.class, Fixtures.class})
public @interface PortalTest {

  @TestConfiguration
  class Setup {
    @Bean
    DynamicPropertyRegistrar properties() {
      TestDatabase database = TestDatabase.migrated();
      TestPlan.deploy(database.dataSource());
      return registry -> {
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", () -> "postgres");
      };
    }

    @Bean
    @Primary
    FakeEngine fakeEngine(JdbcClient jdbc) {
      return new FakeEngine(jdbc);
    }
  }
}
