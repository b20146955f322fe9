package io.launchdesk.workers.process;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.core.contract.Processes;
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
 * The in-memory engine with the models of requests, decisions and forms deployed in one deployment;
 * reports, which start by themselves as time goes on, would be among what a request did. One for a
 * test class; each test has a scenario of its own, which is cancelled when the test is over.
 *
 * <p>Two in-memory engines in one JVM lose answers: what they are about to answer is kept in static
 * fields that both write. So tests with an engine of their own carry {@link #TAG} and run in a JVM
 * without the application, which has one too.
 */
final class Engine implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** The tag of tests that have an engine of their own. */
  static final String TAG = "own-engine";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ZeebeTestEngine engine;
  private CamundaClient client;
  private Duration ahead = Duration.ZERO;
  private Scenario scenario;
  private int requests;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!context.getTags().contains(TAG)) {
      throw new IllegalStateException(
          context.getDisplayName() + " needs @Tag(Engine.TAG), to run in a JVM with one engine");
    }
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

  /** Waits until the engine has recorded more than that many records. */
  void awaitMoreThan(int count) {
    await().atMost(PATIENCE).until(() -> records().size() > count);
  }

  /** Moves the clock; timers that are due then fire soon. */
  void increaseTime(Duration by) {
    ahead = ahead.plus(by);
    engine.increaseTime(by);
  }

  private void deploy() {
    List<Path> files = new ArrayList<>();
    Stream.of(Resources.processes(), Resources.decisions(), Resources.forms())
        .flatMap(List::stream)
        .filter(file -> !file.endsWith(Processes.SCHEDULED_REPORT + ".bpmn"))
        .forEach(files::add);
    var command = client.newDeployResourceCommand().addResourceFile(files.getFirst().toString());
    files.stream().skip(1).map(Path::toString).forEach(command::addResourceFile);
    command.send().join();
  }
}
