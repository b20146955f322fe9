package io.launchdesk.workers;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.launchdesk.store.TestDatabase;
import io.launchdesk.store.TestPlan;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts what the application needs, once per JVM, and tells it where that is. */
public final class TestWorld
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** Whoever has it may read the metrics. */
  public static final String METRICS_TOKEN = "a-token-that-only-scrapes";

  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final ZeebeTestEngine ENGINE = startEngine();
  private static final ChannelServer CHANNELS = ChannelServer.start();
  private static final MailServer MAILS = MailServer.start();

  /** The in-memory engine that the application is connected to. */
  public static ZeebeTestEngine engine() {
    return ENGINE;
  }

  /** The receiver behind all channels but landing pages. */
  public static ChannelServer channels() {
    return CHANNELS;
  }

  /** The mail server that takes the application's mails. */
  public static MailServer mails() {
    return MAILS;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPlan.deploy(DATABASE.dataSource());
    // A machine that does other things too may be slow; waiting longer costs nothing when it is
    // not.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
    TestPropertyValues.of(
            "spring.datasource.url=" + DATABASE.jdbcUrl(),
            "spring.datasource.username=postgres",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + MAILS.port(),
            "server.port=0",
            "camunda.client.grpc-address=http://" + ENGINE.getGatewayAddress(),
            "launchdesk.metrics.token=" + METRICS_TOKEN,
            "launchdesk.public-url=" + CHANNELS.address(),
            "launchdesk.channels.endpoint=" + CHANNELS.address() + "/channels",
            "launchdesk.notifications.mail-interval=200ms",
            "launchdesk.notifications.task-interval=200ms",
            "launchdesk.webhooks.interval=200ms",
            "launchdesk.webhooks.allow-private=true",
            "launchdesk.notifications.escalated-priority=0",
            // Whoever tests it calls it: by itself it would take away what others made up as long
            // ago.
            "launchdesk.retention.first=1d",
            "camunda.client.request-timeout=60s",
            "launchdesk.retry.backoff=100ms",
            "launchdesk.retry.unavailable=100ms")
        .applyTo(context);
  }

  private static ZeebeTestEngine startEngine() {
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    return engine;
  }
}
