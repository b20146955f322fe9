package io.launchdesk.portal.task;

import io.launchdesk.core.form.FormSchema;
import io.launchdesk.portal.engine.DeployedForms;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.Json;
import io.launchdesk.store.engine.DeployedForm;
import io.launchdesk.store.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds what people enter in a task against the task's form. */
@Component
class TaskForms {
  private final DeployedForms forms;

  TaskForms(DeployedForms forms) {
    this.forms = forms;
  }

  /**
   * What counts of an answer.
   *
   * @param formId null when the task has no form
   * @param data the fields that the form shows
   * @param steering those of them that go to the engine
   */
  record Checked(String formId, Map<String, Object> data, Map<String, Object> steering) {}

  /** The form that is linked to the task; empty when there is none. */
  Optional<DeployedForm> of(Task task) {
    if (task.formKey() == null) {
      return Optional.empty();
    }
    return Optional.of(
        forms
            .find(task.formKey())
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemType.FORM_NOT_DEPLOYED,
                        "The task's form has not arrived here yet.")));
  }

  /**
   * @param variables what was entered
   * @param context what the person could read but not change
   * @throws Refusal naming every field that is missing or wrong
   */
  Checked check(Task task, Map<String, Object> variables, Map<String, Object> context) {
    EnteredJson.check(variables);
    Optional<DeployedForm> form = of(task);
    if (form.isEmpty()) {
      return new Checked(null, variables, Map.of());
    }
    FormSchema schema = forms.schema(form.get()).with(context);
    List<FieldError> errors =
        schema.problems(variables).stream()
            .map(problem -> new FieldError(problem.field(), problem.message()))
            .toList();
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Checked(form.get().formId(), schema.visible(variables), schema.steering(variables));
  }

  /**
   * What would be kept of an answer, as the database gives it back; whether it may be given is not
   * looked at.
   */
  Map<String, Object> entered(
      Task task, Map<String, Object> variables, Map<String, Object> context) {
    Map<String, Object> kept =
        of(task).map(form -> forms.schema(form).with(context).visible(variables)).orElse(variables);
    return Json.object(Json.write(kept));
  }
}
