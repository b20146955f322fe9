package io.launchdesk.bench.exporter;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.launchdesk.exporter.record.Catalogue;
import io.launchdesk.exporter.record.ReadModel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/**
 * Records of requests in the in-memory engine: message start, a called process with a decision and
 * a user task with a timer, three jobs with results, end. The engine cannot complete user tasks;
 * the timer ends them here.
 */
final class RequestRecording {
  private static final int GROUP = 25;

  private static final String DECISION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="routing" name="Routing" namespace="http://launchdesk.io">
        <decision id="route" name="Route">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="input_1" label="amount"><inputExpression id="expr_1" typeRef="number"><text>amount</text></inputExpression></input>
            <output id="output_1" name="team" typeRef="string"/>
            <rule id="rule_1"><inputEntry id="ie_1"><text>&gt; 100</text></inputEntry><outputEntry id="oe_1"><text>"finance"</text></outputEntry></rule>
            <rule id="rule_2"><inputEntry id="ie_2"><text></text></inputEntry><outputEntry id="oe_2"><text>"desk"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private RequestRecording() {}

  /** The records that the exporter's filter lets through. */
  static List<Record<?>> of(int requests) throws InterruptedException, TimeoutException {
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build()) {
      run(engine, client, requests);
    } finally {
      engine.stop();
    }
    Catalogue catalogue = ReadModel.catalogue(32_768);
    return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
        .<Record<?>>map(record -> record)
        .filter(record -> record.getRecordType() == RecordType.EVENT)
        .filter(record -> catalogue.valueTypes().contains(record.getValueType()))
        .toList();
  }

  private static void run(ZeebeTestEngine engine, CamundaClient client, int requests)
      throws InterruptedException, TimeoutException {
    client
        .newDeployResourceCommand()
        .addProcessModel(parent(), "parent.bpmn")
        .addProcessModel(child(), "child.bpmn")
        .addResourceBytes(DECISION.getBytes(StandardCharsets.UTF_8), "routing.dmn")
        .send()
        .join();
    for (int from = 0; from < requests; from += GROUP) {
      group(engine, client, from, Math.min(requests, from + GROUP));
    }
  }

  /** The engine copies its whole state again and again: few requests at a time keep it quick. */
  private static void group(ZeebeTestEngine engine, CamundaClient client, int from, int to)
      throws InterruptedException, TimeoutException {
    for (int i = from; i < to; i++) {
      client
          .newPublishMessageCommand()
          .messageName("Msg_Started")
          .correlationKey("MR-" + i)
          .variables(
              Map.of("requestId", "MR-" + i, "amount", i, "channels", List.of("email", "social")))
          .send()
          .join();
    }
    engine.waitForIdleState(Duration.ofMinutes(2));
    engine.increaseTime(Duration.ofHours(5));
    engine.waitForIdleState(Duration.ofMinutes(2));
    for (int done = 0; done < 3 * (to - from); ) {
      for (ActivatedJob job : jobs(client)) {
        client.newCompleteCommand(job.getKey()).variables(Map.of("result", "ok")).send().join();
        done++;
      }
    }
    engine.waitForIdleState(Duration.ofMinutes(2));
  }

  private static List<ActivatedJob> jobs(CamundaClient client) {
    return client
        .newActivateJobsCommand()
        .jobType("work")
        .maxJobsToActivate(100)
        .timeout(Duration.ofDays(1))
        .send()
        .join()
        .getJobs();
  }

  private static BpmnModelInstance parent() {
    return Bpmn.createExecutableProcess("ParentProcess")
        .startEvent()
        .message("Msg_Started")
        .callActivity("CallActivity_Child", call -> call.zeebeProcessId("ChildProcess"))
        .serviceTask("ServiceTask_One", task -> task.zeebeJobType("work"))
        .serviceTask("ServiceTask_Two", task -> task.zeebeJobType("work"))
        .serviceTask("ServiceTask_Three", task -> task.zeebeJobType("work"))
        .endEvent("EndEvent_Done")
        .done();
  }

  private static BpmnModelInstance child() {
    return Bpmn.createExecutableProcess("ChildProcess")
        .startEvent()
        .businessRuleTask(
            "BusinessRuleTask_Route",
            task -> task.zeebeCalledDecisionId("route").zeebeResultVariable("team"))
        .userTask(
            "UserTask_Review",
            task ->
                task.zeebeUserTask()
                    .zeebeCandidateGroupsExpression("[team]")
                    .zeebeDueDateExpression("now() + duration(\"PT8H\")"))
        .boundaryEvent("BoundaryEvent_Late", event -> event.timerWithDuration(Duration.ofHours(4)))
        .endEvent("EndEvent_Late")
        .moveToActivity("UserTask_Review")
        .endEvent("EndEvent_Reviewed")
        .done();
  }
}
