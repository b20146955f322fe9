package io.launchdesk.portal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.PublishMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The adapter against the real engine in memory, over gRPC. */
class ZeebeEngineTest {
  private static final Duration CLOCK_TTL = Duration.ofMinutes(1);

  private static ZeebeTestEngine zeebe;
  private static CamundaClient client;
  private static Engine engine;

  @BeforeAll
  static void start() {
    zeebe = EngineFactory.create();
    zeebe.start();
    client = client("http://" + zeebe.getGatewayAddress());
    engine = new ZeebeEngine(client, settings());
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("Request")
                .startEvent()
                .message(
                    m -> m.name("Msg_RequestSubmitted").zeebeCorrelationKeyExpression("requestId"))
                .serviceTask("work", t -> t.zeebeJobType("nobody-works"))
                .endEvent()
                .done(),
            "request.bpmn")
        .send()
        .join();
  }

  @AfterAll
  static void stop() {
    client.close();
    zeebe.stop();
  }

  @Test
  void shouldStartOnceWhenTheMessageIsSentTwice() {
    // given
    var message =
        new PublishMessage(
            "Msg_RequestSubmitted", "MR-1", "submitted:MR-1", Map.of("requestId", "MR-1"));

    // when
    var first = engine.send(message).join();
    var second = engine.send(message).join();

    // then
    assertThat(first).isEqualTo(new EngineAnswer.Accepted());
    assertThat(second).isEqualTo(new EngineAnswer.Accepted());
    await().untilAsserted(() -> assertThat(starts()).isEqualTo(1));
  }

  /** Why a start waits until its process is on every partition: {@link DeployedProcesses}. */
  @Test
  void shouldNeverStartWhatCameBeforeItsProcess() {
    // given
    publish("MR-early");
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("DeployedLate")
                .startEvent()
                .message(m -> m.name("Msg_Late").zeebeCorrelationKeyExpression("requestId"))
                .serviceTask("work", t -> t.zeebeJobType("late"))
                .endEvent()
                .done(),
            "late.bpmn")
        .send()
        .join();

    // when
    publish("MR-in-time");

    // then
    assertThat(job("late").getVariable("requestId")).isEqualTo("MR-in-time");
  }

  private static void publish(String id) {
    var message = new PublishMessage("Msg_Late", id, "late:" + id, Map.of("requestId", id));
    assertThat(engine.send(message).join()).isEqualTo(new EngineAnswer.Accepted());
  }

  @Test
  void shouldKeepWhatAClockIsToldForAShortTime() throws Exception {
    // given
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("Clock")
                .startEvent()
                .message(m -> m.name("Msg_SlaChanged").zeebeCorrelationKeyExpression("clockKey"))
                .serviceTask("look", t -> t.zeebeJobType("look"))
                .endEvent()
                .done(),
            "clock.bpmn")
        .send()
        .join();
    var message = new PublishMessage("Msg_SlaChanged", "7", "sla:7:1", Map.of("clockKey", "7"));
    engine.send(message).join();
    client.newCompleteCommand(job("look")).send().join();

    // when
    zeebe.increaseTime(CLOCK_TTL.plusMinutes(1));
    zeebe.waitForIdleState(Duration.ofSeconds(10));
    engine.send(message).join();

    // then
    assertThat(job("look").getVariable("clockKey")).isEqualTo("7");
  }

  @Test
  void shouldSayHowManyPartitionsTheEngineHas() {
    assertThat(engine.partitions()).hasValue(1);
  }

  @Test
  void shouldAcceptWhenAskedWhetherItIsAtWork() {
    assertThat(engine.ping().join()).isEqualTo(new EngineAnswer.Accepted());
  }

  @Test
  void shouldSayGoneWhenTheIncidentOrJobIsUnknown() {
    assertThat(engine.resolveIncident(42).join()).isInstanceOf(EngineAnswer.Gone.class);
    assertThat(engine.setRetries(42, 3).join()).isInstanceOf(EngineAnswer.Gone.class);
  }

  @Test
  void shouldChangeTheValueWhereItStandsWhenAskedFromAnInnerElement() {
    // given
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("Correct")
                .startEvent()
                .serviceTask("first", t -> t.zeebeJobType("first"))
                .serviceTask("second", t -> t.zeebeJobType("second"))
                .endEvent()
                .done(),
            "correct.bpmn")
        .send()
        .join();
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("Correct")
        .latestVersion()
        .variables(Map.of("costCentre", "CC-NONE"))
        .send()
        .join();
    ActivatedJob first = job("first");

    // when
    var answer =
        engine.setVariables(first.getElementInstanceKey(), Map.of("costCentre", "CC-BRAND")).join();

    // then
    assertThat(answer).isEqualTo(new EngineAnswer.Accepted());
    client.newCompleteCommand(first.getKey()).send().join();
    assertThat(job("second").getVariable("costCentre")).isEqualTo("CC-BRAND");
    assertThat(engine.setVariables(42, Map.of("a", 1)).join())
        .isInstanceOf(EngineAnswer.Gone.class);
  }

  @Test
  void shouldSayUnavailableWhenNobodyListens() {
    try (CamundaClient lost = client("http://127.0.0.1:9")) {
      Engine away = new ZeebeEngine(lost, settings());

      assertThat(away.ping().join()).isInstanceOf(EngineAnswer.Unavailable.class);
      assertThat(away.send(new CompleteUserTask(1, Map.of())).join())
          .isInstanceOf(EngineAnswer.Unavailable.class);
    }
  }

  @Test
  void shouldTellRefusalsApartWhenTheyComeOverRest() {
    assertThat(ZeebeEngine.answer(new ProblemException(404, "Not Found", null)))
        .isInstanceOf(EngineAnswer.Gone.class);
    assertThat(
            ZeebeEngine.answer(
                new CompletionException(new ProblemException(409, "Conflict", null))))
        .isInstanceOf(EngineAnswer.Gone.class);
    assertThat(ZeebeEngine.answer(new ProblemException(400, "Bad Request", null)))
        .isInstanceOf(EngineAnswer.Invalid.class);
    assertThat(ZeebeEngine.answer(new ProblemException(503, "Busy", null)))
        .isInstanceOf(EngineAnswer.Unavailable.class);
  }

  /** How many instances wait at their first job. */
  private static int starts() {
    return client
        .newActivateJobsCommand()
        .jobType("nobody-works")
        .maxJobsToActivate(10)
        .timeout(Duration.ofMillis(1))
        .requestTimeout(Duration.ofSeconds(2))
        .send()
        .join()
        .getJobs()
        .size();
  }

  private static ActivatedJob job(String type) {
    return await()
        .until(
            () ->
                client
                    .newActivateJobsCommand()
                    .jobType(type)
                    .maxJobsToActivate(1)
                    .requestTimeout(Duration.ofSeconds(2))
                    .send()
                    .join()
                    .getJobs(),
            jobs -> !jobs.isEmpty())
        .getFirst();
  }

  private static CamundaClient client(String address) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(URI.create(address))
        .restAddress(URI.create("http://127.0.0.1:9"))
        .preferRestOverGrpc(false)
        .build();
  }

  private static PortalSettings settings() {
    return new PortalSettings(
        false,
        null,
        null,
        null,
        new PortalSettings.Relay(
            Duration.ofHours(1), CLOCK_TTL, Duration.ofMillis(50), Duration.ofSeconds(30)),
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
