package io.launchdesk.workers.process;

import static io.launchdesk.workers.process.ProcessFile.extension;
import static io.launchdesk.workers.process.ProcessFile.owner;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.launchdesk.core.contract.Errors;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Messages;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the process contract asks of every model. */
final class ModelRules {
  private static final Set<String> MESSAGES =
      Set.of(
          Messages.REQUEST_SUBMITTED,
          Messages.REQUEST_WITHDRAWN,
          Messages.BRIEF_CHANGED,
          Messages.SLA_CHANGED,
          Messages.REPORT_WANTED);
  private static final Set<String> ERRORS = Set.of(Errors.BUDGET_EXCEEDED, Errors.BRIEF_CHANGED);

  static final ModelRule FILE_NAME = new ModelRule("file name is process id", ModelRules::fileName);
  static final ModelRule JOB_TYPES = new ModelRule("job types are known", ModelRules::jobTypes);
  static final ModelRule FORMS = new ModelRule("forms exist", ModelRules::forms);
  static final ModelRule DECISIONS = new ModelRule("decisions exist", ModelRules::decisions);
  static final ModelRule CALLS = new ModelRule("called processes exist", ModelRules::calls);
  static final ModelRule BINDINGS = new ModelRule("bindings are deployment", ModelRules::bindings);
  static final ModelRule VARIABLES =
      new ModelRule("calls pass named variables only", ModelRules::variables);
  static final ModelRule STAGES = new ModelRule("stages record KPIs", ModelRules::stages);
  static final ModelRule ENDS = new ModelRule("ends are named", ModelRules::ends);
  static final ModelRule NAMES = new ModelRule("messages and errors are known", ModelRules::names);

  static final List<ModelRule> ALL =
      Stream.concat(
              Stream.of(
                  FILE_NAME, JOB_TYPES, FORMS, DECISIONS, CALLS, BINDINGS, VARIABLES, STAGES, ENDS,
                  NAMES),
              UserTaskRules.ALL.stream())
          .toList();

  private ModelRules() {}

  /** Every job type that the model names, in tasks and listeners. */
  static Stream<String> jobTypesOf(ProcessFile file) {
    return Stream.concat(
        file.elements(ZeebeTaskDefinition.class).stream().map(ZeebeTaskDefinition::getType),
        file.elements(ZeebeExecutionListener.class).stream().map(ZeebeExecutionListener::getType));
  }

  private static List<String> fileName(ProcessFile file) {
    return file.name().equals(file.processId()) ? List.of() : List.of(file.processId());
  }

  private static List<String> jobTypes(ProcessFile file) {
    var unknown = jobTypesOf(file).filter(type -> !JobTypes.ALL.contains(type));
    var without =
        file.elements(ServiceTask.class).stream()
            .filter(task -> extension(task, ZeebeTaskDefinition.class).isEmpty())
            .map(task -> task.getId() + " has no job type");
    return Stream.concat(unknown, without).toList();
  }

  private static List<String> forms(ProcessFile file) {
    var known = Resources.ids(Resources.forms());
    return file.elements(ZeebeFormDefinition.class).stream()
        .map(ZeebeFormDefinition::getFormId)
        .filter(id -> id == null || !id.equals("=intakeForm") && !known.contains(id))
        .map(Objects::toString)
        .toList();
  }

  private static List<String> decisions(ProcessFile file) {
    var known = Resources.ids(Resources.decisions());
    return file.elements(BusinessRuleTask.class).stream()
        .filter(
            task ->
                extension(task, ZeebeCalledDecision.class)
                    .filter(called -> known.contains(called.getDecisionId()))
                    .isEmpty())
        .map(BusinessRuleTask::getId)
        .toList();
  }

  private static List<String> calls(ProcessFile file) {
    var known = Resources.ids(Resources.processes());
    return file.elements(ZeebeCalledElement.class).stream()
        .map(ZeebeCalledElement::getProcessId)
        .filter(id -> !known.contains(id))
        .toList();
  }

  private static List<String> bindings(ProcessFile file) {
    var calls =
        file.elements(ZeebeCalledElement.class).stream()
            .filter(called -> called.getBindingType() != ZeebeBindingType.deployment);
    var decisions =
        file.elements(ZeebeCalledDecision.class).stream()
            .filter(called -> called.getBindingType() != ZeebeBindingType.deployment);
    var forms =
        file.elements(ZeebeFormDefinition.class).stream()
            .filter(form -> form.getBindingType() != ZeebeBindingType.deployment);
    return Stream.of(calls, decisions, forms)
        .flatMap(stream -> stream.map(ProcessFile::owner))
        .toList();
  }

  private static List<String> variables(ProcessFile file) {
    return file.elements(ZeebeCalledElement.class).stream()
        .filter(
            called ->
                called.isPropagateAllChildVariablesEnabled()
                    || called.isPropagateAllParentVariablesEnabled())
        .map(ProcessFile::owner)
        .toList();
  }

  private static List<String> stages(ProcessFile file) {
    var recorded =
        file.elements(ZeebeExecutionListener.class).stream()
            .filter(listener -> listener.getEventType() == ZeebeExecutionListenerEventType.end)
            .filter(listener -> JobTypes.RECORD_KPI.equals(listener.getType()))
            .map(listener -> owner(listener))
            .toList();
    return file.elements(CallActivity.class).stream()
        .map(CallActivity::getId)
        .filter(id -> !recorded.contains(id))
        .toList();
  }

  private static List<String> ends(ProcessFile file) {
    return file.elements(EndEvent.class).stream()
        .filter(end -> end.getName() == null || end.getName().isBlank())
        .map(EndEvent::getId)
        .toList();
  }

  private static List<String> names(ProcessFile file) {
    var messages =
        file.elements(Message.class).stream()
            .map(Message::getName)
            .filter(name -> !MESSAGES.contains(name));
    var errors =
        file.elements(Error.class).stream()
            .map(Error::getErrorCode)
            .filter(code -> !ERRORS.contains(code));
    return Stream.concat(messages, errors).toList();
  }
}
