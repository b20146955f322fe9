package io.launchdesk.workers.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.core.contract.Messages;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One request on its way: jobs are worked by {@link ScriptedWorkers}, user tasks are answered as
 * told. Every method comes back when the engine waits for people or for time.
 */
final class Scenario {
  private final Engine engine;
  private final String requestId;
  private final ScriptedWorkers workers;
  private final Trail trail;
  private final Map<String, Deque<Map<String, Object>>> answers = new HashMap<>();
  private final List<Job> jobs = new ArrayList<>();

  /** A job that was worked. */
  record Job(
      String type, String element, Map<String, String> headers, Map<String, Object> variables) {

    String header(String key) {
      return headers.get(key);
    }
  }

  Scenario(Engine engine, String requestId, int from) {
    this.engine = engine;
    this.requestId = requestId;
    this.workers = new ScriptedWorkers(engine::now);
    this.trail = new Trail(from);
  }

  ScriptedWorkers workers() {
    return workers;
  }

  /** Changes a fact of the brief. */
  Scenario fact(String name, Object value) {
    workers.facts().put(name, value);
    return this;
  }

  /** Answers a user task of that element whenever one opens; several answers are given in turn. */
  Scenario answer(String element, Map<String, Object> variables) {
    answers.computeIfAbsent(element, ignored -> new ArrayDeque<>()).add(variables);
    return this;
  }

  /** Leaves the tasks of that element open. */
  Scenario stopAt(String element) {
    answers.remove(element);
    return this;
  }

  /** Submits the request as the portal does. */
  Scenario submit(String type) {
    workers.facts().put("requestType", type);
    engine
        .client()
        .newPublishMessageCommand()
        .messageName(Messages.REQUEST_SUBMITTED)
        .correlationKey(requestId)
        .messageId("submitted:" + requestId)
        .variables(Map.of("requestId", requestId, "requestType", type, "requester", "rita"))
        .send()
        .join();
    return settle();
  }

  /** Starts a process that is otherwise called, with the facts of the brief. */
  Scenario start(String processId) {
    engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(workers.variables(requestId))
        .send()
        .join();
    return settle();
  }

  /** Starts a process right before an element. */
  Scenario startBefore(String processId, String element) {
    engine
        .client()
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(workers.variables(requestId))
        .startBeforeElement(element)
        .send()
        .join();
    return settle();
  }

  /** Publishes a message to the request. */
  Scenario message(String name) {
    engine
        .client()
        .newPublishMessageCommand()
        .messageName(name)
        .correlationKey(requestId)
        .send()
        .join();
    return settle();
  }

  /** Tells that the clock has changed, as the outbox does. */
  Scenario clockChanged(String clockKey, int revision) {
    return clockChanges(clockKey, revision);
  }

  /** Tells of several changes in one go. */
  Scenario clockChanges(String clockKey, int... revisions) {
    for (int revision : revisions) {
      tellOfClock(clockKey, revision, Map.of());
    }
    return settle();
  }

  /** Tells that the clock has ended. */
  Scenario clockEnded(String clockKey, int revision) {
    tellOfClock(clockKey, revision, Map.of("clockEnded", true));
    return settle();
  }

  private void tellOfClock(String clockKey, int revision, Map<String, Object> more) {
    Map<String, Object> variables = new HashMap<>(more);
    variables.put("clockKey", clockKey);
    variables.put("requestId", requestId);
    engine
        .client()
        .newPublishMessageCommand()
        .messageName(Messages.SLA_CHANGED)
        .correlationKey(clockKey)
        .messageId("sla:" + clockKey + ":" + revision)
        .timeToLive(Duration.ofDays(1))
        .variables(variables)
        .send()
        .join();
  }

  /** Publishes messages of that name in one go, each with its variables. */
  Scenario messages(String name, List<Map<String, Object>> variables) {
    for (Map<String, Object> of : variables) {
      engine
          .client()
          .newPublishMessageCommand()
          .messageName(name)
          .correlationKey(requestId)
          .timeToLive(Duration.ofHours(1))
          .variables(of)
          .send()
          .join();
    }
    return settle();
  }

  Scenario increaseTime(Duration by) {
    engine.increaseTime(by);
    return settle();
  }

  /** Answers the open task of that element that was opened first. */
  Scenario complete(String element, Map<String, Object> variables) {
    complete(task(element), variables);
    return settle();
  }

  /** Answers an open task. */
  Scenario complete(OpenTask task, Map<String, Object> variables) {
    task.complete(engine.client(), variables);
    trail.close(task);
    return settle();
  }

  /** Gives the failed job new retries and resolves its incident, as an operator does. */
  Scenario resolveIncident() {
    var incident = trail.incident().orElseThrow();
    if (incident.jobKey() >= 0) {
      engine.client().newUpdateRetriesCommand(incident.jobKey()).retries(1).send().join();
    }
    engine.client().newResolveIncidentCommand(incident.key()).send().join();
    return settle();
  }

  OpenTask task(String element) {
    return tasks().stream()
        .filter(task -> task.element().equals(element))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no open " + element + ", open are " + tasks()));
  }

  /** Open user tasks, oldest first. */
  List<OpenTask> tasks() {
    return trail.tasks();
  }

  List<String> taskElements() {
    return tasks().stream().map(OpenTask::element).toList();
  }

  /** Ids of the end events that were reached, in order. */
  List<String> ends() {
    return trail.ends();
  }

  boolean ended() {
    return trail.ended();
  }

  /** Why the request is stuck, when it is. */
  String incident() {
    return trail.incident().map(Trail.Incident::message).orElse(null);
  }

  /** Jobs of that type that were worked, in order. */
  List<Job> jobs(String type) {
    return jobs.stream().filter(job -> job.type().equals(type)).toList();
  }

  /** Last value of a variable of the process that was started, as JSON; texts without quotes. */
  String variable(String name) {
    return trail.variable(name);
  }

  void cancel() {
    trail.running().ifPresent(key -> engine.client().newCancelInstanceCommand(key).send().join());
    engine.awaitIdle();
  }

  private Scenario settle() {
    boolean busy = true;
    while (busy) {
      engine.awaitIdle();
      List<Record<?>> records = engine.records();
      Set<String> waiting = trail.follow(records);
      waiting.forEach(this::work);
      busy = answerOne() || !waiting.isEmpty();
      if (!busy && trail.timerDue(engine.now())) {
        engine.awaitMoreThan(records.size());
        busy = true;
      }
    }
    return this;
  }

  private void work(String type) {
    engine
        .client()
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(100)
        .timeout(Duration.ofDays(365))
        .send()
        .join()
        .getJobs()
        .forEach(this::work);
  }

  private void work(ActivatedJob job) {
    jobs.add(
        new Job(
            job.getType(), job.getElementId(), job.getCustomHeaders(), job.getVariablesAsMap()));
    workers.work(job).send(engine.client(), job);
  }

  private boolean answerOne() {
    for (OpenTask task : tasks()) {
      var given = answers.get(task.element());
      if (given != null) {
        task.complete(engine.client(), given.size() > 1 ? given.removeFirst() : given.getFirst());
        trail.close(task);
        return true;
      }
    }
    return false;
  }
}
