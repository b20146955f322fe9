package io.launchdesk.store.task;

import io.launchdesk.core.contract.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a person answered in a user task.
 *
 * @param elementId the task's element, e.g. {@code UserTask_ApproveStep}
 * @param formId null when the task has no form
 * @param onBehalfOf who held the task and is away; null when the person answered as such
 * @param data the form's fields as entered
 * @param variables the process variables that the task sees
 * @param at to the microsecond, as the database keeps it
 */
public record Answer(
    long taskKey,
    String requestId,
    String elementId,
    String formId,
    String person,
    String onBehalfOf,
    Map<String, Object> data,
    Map<String, Object> variables,
    Instant at) {

  /** The step, e.g. {@code approve-step}. */
  public String step() {
    return Step.ofElement(elementId).name();
  }

  /** Whose voice it is: who answered, and in whose place. */
  public List<String> voices() {
    return onBehalfOf == null ? List.of(person) : List.of(person, onBehalfOf);
  }

  /** A text that was entered; null when the field is empty or was not shown. */
  public String text(String field) {
    return data.get(field) instanceof String text && !text.isBlank() ? text : null;
  }

  /** A field of a variable that is an object, as text; null when there is none. */
  public String variableText(String variable, String field) {
    return variables.get(variable) instanceof Map<?, ?> object && object.get(field) != null
        ? object.get(field).toString()
        : null;
  }
}
