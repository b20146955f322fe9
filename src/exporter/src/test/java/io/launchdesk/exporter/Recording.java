package io.launchdesk.exporter;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.launchdesk.exporter.record.Catalogue;
import io.launchdesk.exporter.record.ReadModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/**
 * What the 8.8 in-memory engine recorded while four requests ran: one to its end, one reminded and
 * cancelled, one with a failing job that an operator repaired, one whose decision failed.
 */
final class Recording {
  static final String DONE = "MR-1";
  static final String CANCELED = "MR-2";
  static final String REPAIRED = "MR-3";
  static final String STUCK = "MR-4";
  static final String TEXT = "nul \0, quote \", backslash \\u0000, emoji \uD83D\uDE80";

  private static List<Record<?>> records;

  private final ZeebeTestEngine engine;
  private final CamundaClient client;

  private Recording(ZeebeTestEngine engine, CamundaClient client) {
    this.engine = engine;
    this.client = client;
  }

  /** The records that the exporter's filter lets through, in order; recorded once per JVM. */
  static synchronized List<Record<?>> records() {
    if (records == null) {
      ZeebeTestEngine engine = EngineFactory.create();
      engine.start();
      try (CamundaClient client =
          CamundaClient.newClientBuilder()
              .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
              .preferRestOverGrpc(false)
              .build()) {
        records = new Recording(engine, client).run();
      } catch (InterruptedException | TimeoutException e) {
        throw new IllegalStateException("the in-memory engine did not come to rest", e);
      } finally {
        engine.stop();
      }
    }
    return records;
  }

  private List<Record<?>> run() throws InterruptedException, TimeoutException {
    Models.deploy(client);
    start(DONE, Map.of("amount", 250, "text", TEXT, "big", "x".repeat(40_000)));
    start(CANCELED, Map.of("amount", 5));
    start(REPAIRED, Map.of("amount", 5));
    start(STUCK, Map.of("amount", 7));
    engine.increaseTime(Duration.ofHours(5));
    rest();
    client.newCancelInstanceCommand(root(CANCELED)).send().join();
    finishTask(DONE);
    client.newCompleteCommand(job().getKey()).send().join();
    finishTask(REPAIRED);
    repair(job().getKey());
    client.newCompleteCommand(job().getKey()).send().join();
    rest();
    Catalogue catalogue = ReadModel.catalogue(32_768);
    return stream()
        .filter(record -> record.getRecordType() == RecordType.EVENT)
        .filter(record -> catalogue.valueTypes().contains(record.getValueType()))
        .toList();
  }

  private void start(String id, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    Models.start(client, id, variables);
    rest();
  }

  /** The in-memory engine cannot complete user tasks: the token is moved behind it. */
  private void finishTask(String id) throws InterruptedException, TimeoutException {
    long root = root(id);
    Record<ProcessInstanceRecordValue> task =
        elements()
            .filter(r -> r.getValue().getElementId().equals("UserTask_Review"))
            .filter(r -> parent(r.getValue().getProcessInstanceKey()) == root)
            .findFirst()
            .orElseThrow();
    client
        .newModifyProcessInstanceCommand(task.getValue().getProcessInstanceKey())
        .activateElement("EndEvent_ChildDone")
        .and()
        .terminateElement(task.getKey())
        .send()
        .join();
    rest();
  }

  private void repair(long job) throws InterruptedException, TimeoutException {
    client.newFailCommand(job).retries(0).errorMessage("mail server is away").send().join();
    rest();
    client.newUpdateRetriesCommand(job).retries(3).send().join();
    long incident =
        stream()
            .filter(r -> r.getValueType() == ValueType.INCIDENT)
            .filter(r -> r.getIntent().name().equals("CREATED"))
            .reduce((first, second) -> second)
            .orElseThrow()
            .getKey();
    client.newResolveIncidentCommand(incident).send().join();
    rest();
  }

  private ActivatedJob job() throws InterruptedException, TimeoutException {
    List<ActivatedJob> jobs =
        client
            .newActivateJobsCommand()
            .jobType("do-work")
            .maxJobsToActivate(1)
            .workerName("tester")
            .timeout(Duration.ofDays(1))
            .send()
            .join()
            .getJobs();
    rest();
    return jobs.getFirst();
  }

  private long root(String id) {
    return stream()
        .filter(r -> r.getValueType() == ValueType.MESSAGE_START_EVENT_SUBSCRIPTION)
        .filter(r -> r.getIntent().name().equals("CORRELATED"))
        .map(
            r ->
                (io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue)
                    r.getValue())
        .filter(value -> value.getCorrelationKey().equals(id))
        .findFirst()
        .orElseThrow()
        .getProcessInstanceKey();
  }

  private long parent(long instance) {
    return elements()
        .filter(r -> r.getKey() == instance)
        .findFirst()
        .orElseThrow()
        .getValue()
        .getParentProcessInstanceKey();
  }

  @SuppressWarnings("unchecked")
  private java.util.stream.Stream<Record<ProcessInstanceRecordValue>> elements() {
    return stream()
        .filter(r -> r.getValueType() == ValueType.PROCESS_INSTANCE)
        .filter(r -> r.getIntent().name().equals("ELEMENT_ACTIVATED"))
        .map(r -> (Record<ProcessInstanceRecordValue>) r);
  }

  private java.util.stream.Stream<Record<?>> stream() {
    return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false);
  }

  private void rest() throws InterruptedException, TimeoutException {
    engine.waitForIdleState(Duration.ofSeconds(30));
  }
}
