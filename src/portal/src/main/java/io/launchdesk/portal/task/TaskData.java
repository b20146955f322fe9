package io.launchdesk.portal.task;

import io.launchdesk.core.form.FieldWords;
import io.launchdesk.portal.request.IntakeForms;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskDataRepository;
import io.launchdesk.store.task.TaskRepository;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a task's form is given, by docs/process-contract.md (section Forms): the variables that the
 * person reads, and the values that the form starts with.
 */
@Component
class TaskData {
  private final TaskRepository tasks;
  private final TaskDataRepository desk;
  private final RequestRepository requests;
  private final IntakeForms intakeForms;
  private final Clock clock;

  TaskData(
      TaskRepository tasks,
      TaskDataRepository desk,
      RequestRepository requests,
      IntakeForms intakeForms,
      Clock clock) {
    this.tasks = tasks;
    this.desk = desk;
    this.requests = requests;
    this.intakeForms = intakeForms;
    this.clock = clock;
  }

  /**
   * @param process the process variables alone
   * @param variables all that the form may show and decide by; the person cannot change them
   * @param values what the form's own fields start with
   */
  record Given(
      Map<String, Object> process, Map<String, Object> variables, Map<String, Object> values) {

    /** What a form viewer is started with. */
    Map<String, Object> merged() {
      Map<String, Object> merged = new LinkedHashMap<>(variables);
      merged.putAll(values);
      return merged;
    }
  }

  Given of(Task task) {
    Map<String, Object> process = tasks.variables(task.elementInstanceKey());
    Map<String, Object> variables = new LinkedHashMap<>(process);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Object> brief = requests.brief(task.requestId()).orElse(Map.of());
    variables.put("request", request(task));
    variables.put("brief", brief);
    switch (TaskView.step(task.elementId())) {
      case "complete-brief" -> {
        variables.put("briefProblems", desk.briefProblems(task.requestId()));
        values.putAll(brief);
      }
      case "revise-brief" -> {
        variables.put("changesRequested", changesRequested(task));
        values.putAll(brief);
      }
      case "approve-step" -> variables.put("briefFields", briefFields(task));
      case "resolve-duplicate" -> variables.put("duplicates", desk.duplicates(task.requestId()));
      case "answer-counter-offer" ->
          variables.put(
              "offer", desk.newestAnswer(task.requestId(), "check-feasibility").orElse(Map.of()));
      case "resolve-budget" -> variables.put("account", account(process, task));
      case "produce-asset" -> produce(variables, values);
      case "review-asset" -> review(variables);
      case "confirm-launch" -> variables.put("publications", desk.publications(task.requestId()));
      case "enter-results" -> variables.put("collected", desk.results(task.requestId()));
      case "rate-delivery" -> variables.put("results", desk.results(task.requestId()));
      default -> {
        // Steps that process owners add show the request and the process variables.
      }
    }
    return new Given(process, variables, values);
  }

  private static Map<String, Object> request(Task task) {
    return Map.of(
        "id", task.requestId(),
        "title", task.requestTitle(),
        "typeTitle", task.requestTypeTitle(),
        "requesterName", task.requesterName(),
        "team", task.requesterTeam());
  }

  /** The brief's fields as options, for who names those that have to change. */
  private List<Map<String, Object>> briefFields(Task task) {
    return intakeForms.words(task.requestType()).stream()
        .map(field -> Map.<String, Object>of("value", field.field(), "label", field.label()))
        .toList();
  }

  private List<Map<String, Object>> changesRequested(Task task) {
    Map<String, String> labels =
        intakeForms.words(task.requestType()).stream()
            .collect(
                Collectors.toMap(FieldWords::field, FieldWords::label, (first, second) -> first));
    List<Map<String, Object>> changes = desk.changesRequested(task.requestId());
    changes.forEach(
        change ->
            change.computeIfPresent(
                "fields",
                (name, fields) ->
                    list(fields).stream()
                        .map(field -> labels.getOrDefault(field.toString(), field.toString()))
                        .toList()));
    return changes;
  }

  /** Budget is booked on the account of the year in which the request launches. */
  private Map<String, Object> account(Map<String, Object> process, Task task) {
    int year =
        tasks.launchAt(task.requestId()).orElse(clock.instant()).atZone(ZoneOffset.UTC).getYear();
    return desk.account(String.valueOf(process.get("costCentre")), Integer.toString(year))
        .orElse(Map.of());
  }

  private void produce(Map<String, Object> variables, Map<String, Object> values) {
    String id = withDeliverable(variables);
    desk.newestAsset(id)
        .ifPresent(
            asset -> {
              values.putAll(object(asset.get("content")));
              variables.put("findings", list(asset.get("findings")));
              variables.put("reviewComment", asset.get("reviewComment"));
            });
  }

  private void review(Map<String, Object> variables) {
    String id = withDeliverable(variables);
    desk.newestAsset(id)
        .ifPresent(
            asset -> {
              Map<String, Object> shown = new LinkedHashMap<>(object(asset.get("content")));
              shown.put("version", asset.get("version"));
              shown.put("authorName", asset.get("authorName"));
              variables.put("asset", shown);
              variables.put("findings", list(asset.get("findings")));
            });
  }

  /** Adds what the desk knows about the deliverable; returns its id, empty when there is none. */
  private String withDeliverable(Map<String, Object> variables) {
    Map<String, Object> deliverable = new LinkedHashMap<>(object(variables.get("deliverable")));
    String id = String.valueOf(deliverable.getOrDefault("deliverableId", ""));
    desk.deliverable(id).ifPresent(deliverable::putAll);
    variables.put("deliverable", deliverable);
    return id;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return value instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
