package io.launchdesk.workers.process;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The in-memory engine with all models, decisions and forms deployed in one deployment. One for a
 * test class; each test has a scenario of its own, which is cancelled when the test is over.
 */
final class Engine implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ZeebeTestEngine engine;
  private CamundaClient client;
  private Duration ahead = Duration.ZERO;
  private Scenario scenario;
  private int requests;

  @Override
  public void beforeAll(ExtensionContext context) {
    engine = EngineFactory.create();
    engine.start();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(PATIENCE)
            .build();
    deploy();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (scenario != null) {
      scenario.cancel();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    engine.stop();
  }

  /** A new request with jobs that are worked by script. */
  Scenario scenario() {
    scenario = new Scenario(this, "MR-" + (1001 + requests++), records().size());
    return scenario;
  }

  CamundaClient client() {
    return client;
  }

  /** The engine's time. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  /** Everything that the engine has recorded. */
  List<Record<?>> records() {
    return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
        .<Record<?>>map(record -> record)
        .toList();
  }

  void awaitIdle() {
    try {
      engine.waitForIdleState(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the engine does not come to rest", e);
    }
  }

  /** Moves the clock and lets timers fire that are due then. */
  void increaseTime(Duration by) {
    ahead = ahead.plus(by);
    engine.increaseTime(by);
    try {
      engine.waitForBusyState(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      // No timer was due.
    }
  }

  private void deploy() {
    List<Path> files = new ArrayList<>();
    Stream.of(Resources.processes(), Resources.decisions(), Resources.forms())
        .forEach(files::addAll);
    var command = client.newDeployResourceCommand().addResourceFile(files.getFirst().toString());
    files.stream().skip(1).map(Path::toString).forEach(command::addResourceFile);
    command.send().join();
  }
}
