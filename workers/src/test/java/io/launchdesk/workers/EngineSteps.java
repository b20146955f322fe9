package io.launchdesk.workers;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.process.test.filters.StreamFilter;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** Runs one step on the engine, as a process with nothing but that step. */
public final class EngineSteps {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final CamundaClient client;

  public EngineSteps(CamundaClient client) {
    this.client = client;
  }

  /**
   * Runs a service task of the type to its end.
   *
   * @return the variables at the end; {@code caught} is the code of a BPMN error that was thrown
   */
  public Map<String, Object> run(
      String jobType, Map<String, String> headers, Map<String, Object> variables) {
    String id = deploy(jobType, headers);
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(id)
        .latestVersion()
        .variables(variables)
        .withResult()
        .requestTimeout(Duration.ofSeconds(60))
        .send()
        .join()
        .getVariablesAsMap();
  }

  /** Runs a service task of the type that must end in an incident. */
  public String incidentOf(
      String jobType, Map<String, String> headers, Map<String, Object> variables) {
    String id = deploy(jobType, headers);
    return incidentOf(start(id, variables));
  }

  /** The message of the incident that the instance comes to. */
  public String incidentOf(long processInstance) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> incident(processInstance), Optional::isPresent)
        .orElseThrow();
  }

  /** Deploys a model and starts an instance of it. */
  public long start(BpmnModelInstance model, String id, Map<String, Object> variables) {
    client.newDeployResourceCommand().addProcessModel(model, id + ".bpmn").send().join();
    return start(id, variables);
  }

  /** Deploys a file, such as a decision. */
  public void deploy(Path file) {
    client.newDeployResourceCommand().addResourceFile(file.toString()).send().join();
  }

  private long start(String id, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(id)
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private String deploy(String jobType, Map<String, String> headers) {
    String id = "step-" + NUMBER.incrementAndGet();
    ServiceTaskBuilder task =
        Bpmn.createExecutableProcess(id)
            .startEvent()
            .serviceTask("ServiceTask_UnderTest")
            .zeebeJobType(jobType);
    headers.forEach(task::zeebeTaskHeader);
    BpmnModelInstance model =
        task.endEvent()
            .moveToActivity("ServiceTask_UnderTest")
            .boundaryEvent(
                "caught-error", error -> error.error().zeebeOutputExpression("\"yes\"", "caught"))
            .endEvent()
            .done();
    client.newDeployResourceCommand().addProcessModel(model, id + ".bpmn").send().join();
    return id;
  }

  private static Optional<String> incident(long processInstance) {
    return StreamSupport.stream(
            StreamFilter.incident(RecordStream.of(TestWorld.engine().getRecordStreamSource()))
                .withIntent(IncidentIntent.CREATED)
                .stream()
                .spliterator(),
            false)
        .map(Record::getValue)
        .filter(value -> value.getProcessInstanceKey() == processInstance)
        .map(IncidentRecordValue::getErrorMessage)
        .findFirst();
  }
}
