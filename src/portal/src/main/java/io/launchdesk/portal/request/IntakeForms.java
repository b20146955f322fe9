package io.launchdesk.portal.request;

import io.launchdesk.core.form.FieldWords;
import io.launchdesk.core.form.FormSchema;
import io.launchdesk.portal.engine.DeployedForms;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.engine.DeployedForm;
import io.launchdesk.store.request.RequestType;
import io.launchdesk.store.request.RequestTypeRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks briefs against the request types and their intake forms. */
@Component
public class IntakeForms {
  private final RequestTypeRepository types;
  private final DeployedForms forms;

  IntakeForms(RequestTypeRepository types, DeployedForms forms) {
    this.types = types;
    this.forms = forms;
  }

  /**
   * A brief may be incomplete, but what is there must fit. While the engine was never up, no form
   * is known and any JSON is taken; the process asks for corrections later.
   *
   * @throws Refusal when there is no such type, or a field's value does not fit the type's form
   */
  void checkWellFormed(String type, Map<String, Object> brief) {
    RequestType known = types.find(type).orElseThrow(() -> unknown(type));
    List<FieldError> errors =
        forms.latest(known.formId()).map(form -> form.malformed(brief)).orElse(List.of()).stream()
            .map(problem -> new FieldError(problem.field(), problem.message()))
            .toList();
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /** All that is missing in a brief or wrong with it; nothing while its form is not known. */
  List<FieldError> problems(String type, Map<String, Object> brief) {
    return form(type).map(form -> form.problems(brief)).orElse(List.of()).stream()
        .map(problem -> new FieldError(problem.field(), problem.message()))
        .toList();
  }

  /** The fields of a type's intake form in the words that people see. */
  public List<FieldWords> words(String type) {
    return form(type).map(FormSchema::fields).orElse(List.of());
  }

  /**
   * @throws Refusal when there is no such type
   */
  public void requireKnown(String type) {
    types.find(type).orElseThrow(() -> unknown(type));
  }

  /** The newest intake form of a type; empty when there is no such type, or it is not deployed. */
  public Optional<FormSchema> form(String type) {
    return types.find(type).flatMap(known -> forms.latest(known.formId()));
  }

  /** The same as it was deployed. */
  public Optional<DeployedForm> deployed(String type) {
    return types.find(type).flatMap(known -> forms.newest(known.formId()));
  }

  private Refusal unknown(String type) {
    String known = types.all().stream().map(RequestType::type).collect(Collectors.joining(", "));
    return Refusal.invalid("type", "'" + type + "' is none of: " + known + ".");
  }
}
