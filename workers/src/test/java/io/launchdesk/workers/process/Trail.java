package io.launchdesk.workers.process;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the engine's records say about one request. */
final class Trail {
  private static final Set<JobIntent> WORKABLE =
      Set.of(JobIntent.CREATED, JobIntent.RETRIES_UPDATED, JobIntent.FAILED, JobIntent.TIMED_OUT);

  private final Map<Long, Long> scopes = new HashMap<>();
  private final Map<Long, OpenTask> tasks = new LinkedHashMap<>();
  private final Map<Long, Incident> incidents = new LinkedHashMap<>();
  private final Map<Long, Long> timers = new HashMap<>();
  private final Map<Long, String> jobTypes = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> ends = new ArrayList<>();
  private int read;
  private long root = -1;
  private boolean ended;

  /** A hindrance that an operator has to see to. */
  record Incident(long key, long jobKey, String message) {}

  Trail(int from) {
    this.read = from;
  }

  /**
   * Reads the records that have come since.
   *
   * @return the types of jobs that can be worked now
   */
  Set<String> follow(List<Record<?>> records) {
    Set<String> workable = new LinkedHashSet<>();
    for (; read < records.size(); read++) {
      Record<?> record = records.get(read);
      switch (record.getValue()) {
        case ProcessInstanceRecordValue value -> element(record, value);
        case UserTaskRecordValue value -> task(record, value);
        case JobRecordValue value -> job(record, value, workable);
        case IncidentRecordValue value -> incident(record, value, workable);
        case VariableRecordValue value -> variable(record, value);
        case TimerRecordValue value -> timer(record, value);
        default -> {
          // Nothing that a test looks at.
        }
      }
    }
    return workable;
  }

  void close(OpenTask task) {
    tasks.remove(task.key());
  }

  List<OpenTask> tasks() {
    return List.copyOf(tasks.values());
  }

  List<String> ends() {
    return List.copyOf(ends);
  }

  boolean ended() {
    return ended;
  }

  /** Whether a timer is due that has not fired yet: the engine is idle then, and not at rest. */
  boolean timerDue(Instant now) {
    return timers.values().stream().anyMatch(due -> due <= now.toEpochMilli());
  }

  Optional<Long> running() {
    return ended || root < 0 ? Optional.empty() : Optional.of(root);
  }

  Optional<Incident> incident() {
    return incidents.values().stream().findFirst();
  }

  /** The value as JSON, without the quotes of a text. */
  String variable(String name) {
    String value = variables.get(name);
    return value == null ? null : value.replaceAll("^\"|\"$", "");
  }

  private void element(Record<?> record, ProcessInstanceRecordValue value) {
    boolean process = value.getBpmnElementType() == BpmnElementType.PROCESS;
    if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
      scopes.put(record.getKey(), value.getFlowScopeKey());
      if (process && value.getParentProcessInstanceKey() < 0 && root < 0) {
        root = record.getKey();
      }
    } else if (record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED) {
      if (value.getBpmnElementType() == BpmnElementType.END_EVENT) {
        ends.add(value.getElementId());
      }
      leave(record);
    } else if (record.getIntent() == ProcessInstanceIntent.ELEMENT_TERMINATED) {
      leave(record);
    }
  }

  private void leave(Record<?> record) {
    tasks.remove(record.getKey());
    ended = ended || record.getKey() == root;
  }

  private void task(Record<?> record, UserTaskRecordValue value) {
    if (record.getIntent() == UserTaskIntent.CREATED) {
      tasks.put(
          value.getElementInstanceKey(),
          new OpenTask(
              value.getElementId(),
              value.getElementInstanceKey(),
              value.getProcessInstanceKey(),
              scopes.get(value.getElementInstanceKey()),
              value.getAssignee(),
              value.getCandidateGroupsList(),
              value.getDueDate(),
              value.getPriority()));
    } else if (record.getIntent() == UserTaskIntent.ASSIGNED) {
      tasks.computeIfPresent(
          value.getElementInstanceKey(),
          (key, task) ->
              new OpenTask(
                  task.element(),
                  key,
                  task.processInstance(),
                  task.scope(),
                  value.getAssignee(),
                  task.groups(),
                  task.dueDate(),
                  task.priority()));
    }
  }

  private void job(Record<?> record, JobRecordValue value, Set<String> workable) {
    jobTypes.put(record.getKey(), value.getType());
    if (record.getIntent() instanceof JobIntent intent
        && WORKABLE.contains(intent)
        && value.getRetries() > 0) {
      workable.add(value.getType());
    }
  }

  private void incident(Record<?> record, IncidentRecordValue value, Set<String> workable) {
    if (record.getIntent() == IncidentIntent.CREATED) {
      incidents.put(
          record.getKey(),
          new Incident(record.getKey(), value.getJobKey(), value.getErrorMessage()));
    } else if (record.getIntent() == IncidentIntent.RESOLVED) {
      incidents.remove(record.getKey());
      if (value.getJobKey() >= 0) {
        workable.add(jobTypes.get(value.getJobKey()));
      }
    }
  }

  private void timer(Record<?> record, TimerRecordValue value) {
    if (record.getIntent() == TimerIntent.CREATED) {
      timers.put(record.getKey(), value.getDueDate());
    } else if (record.getIntent() == TimerIntent.TRIGGERED
        || record.getIntent() == TimerIntent.CANCELED) {
      timers.remove(record.getKey());
    }
  }

  private void variable(Record<?> record, VariableRecordValue value) {
    if (value.getScopeKey() == root
        && (record.getIntent() == VariableIntent.CREATED
            || record.getIntent() == VariableIntent.UPDATED)) {
      variables.put(value.getName(), value.getValue());
    }
  }
}
