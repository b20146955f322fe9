import { elementsOf, extension, header, listeners, processesOf } from './elements.js';
import { error } from './findings.js';

/**
 * Whether what a process names is there: workers, forms, decisions, processes, messages and errors.
 *
 * @param definitions as moddle reads them
 * @param id of the model
 * @param contract what models, workers and forms agree on
 * @param known `processes` and `decisions`: sets of ids; `forms`: fields by name, by id of the form
 */
export function referenceProblems(definitions, id, contract, known) {
  return [
    ...modelId(definitions, id),
    // A process has listeners, too.
    ...processesOf(definitions).flatMap((process) => jobTypes(process, contract)),
    ...elementsOf(definitions).flatMap((element) => [
      ...jobTypes(element, contract),
      ...form(element, contract, known),
      ...decision(element, known),
      ...call(element, contract, known),
      ...mailAnswers(element, contract, known),
    ]),
    ...names(definitions, contract),
  ];
}

function modelId(definitions, id) {
  const processes = processesOf(definitions);
  return processes.length === 1 && processes[0].id === id
    ? []
    : [error('model-id', processes[0]?.id, `The file must have one process, and its id must be ${id}: requests are found by it.`)];
}

function jobTypes(element, contract) {
  const named = [extension(element, 'zeebe:TaskDefinition')?.type, ...listeners(element).map(({ type }) => type)];
  const without =
    element.$type === 'bpmn:ServiceTask' && !extension(element, 'zeebe:TaskDefinition')
      ? [error('job-type', element.id, 'Choose what the service task does: it has no job type.')]
      : [];
  const unknown = named
    .filter((type) => type !== undefined && !contract.jobTypes.all.includes(type))
    .map((type) => error('job-type', element.id, `No worker does "${type}": choose a job type that there is.`));
  return [...without, ...unknown];
}

function form(element, contract, known) {
  const definition = extension(element, 'zeebe:FormDefinition');
  const { formId } = definition ?? {};
  if (!formId) {
    return [];
  }
  return [
    ...(contract.userTasks.formExpressions.includes(formId) || known.forms.has(formId)
      ? []
      : [error('form-exists', element.id, `There is no form "${formId}": link one that there is, or make it first.`)]),
    ...binding(element, definition, 'form'),
  ];
}

function decision(element, known) {
  if (element.$type !== 'bpmn:BusinessRuleTask') {
    return [];
  }
  const called = extension(element, 'zeebe:CalledDecision');
  return called && known.decisions.has(called.decisionId)
    ? binding(element, called, 'decision')
    : [error('decision-exists', element.id, `There is no decision "${called?.decisionId ?? ''}": name one that there is.`)];
}

function call(element, contract, known) {
  if (element.$type !== 'bpmn:CallActivity') {
    return [];
  }
  const called = extension(element, 'zeebe:CalledElement');
  const { recordKpi } = contract.jobTypes;
  return [
    ...(called && known.processes.has(called.processId)
      ? binding(element, called, 'process')
      : [error('called-process-exists', element.id, `There is no process "${called?.processId ?? ''}": name one that there is.`)]),
    ...(!called || called.get('propagateAllChildVariables') || called.get('propagateAllParentVariables')
      ? [error('named-variables', element.id, 'Hand over named variables only: switch "propagate all variables" off, both ways.')]
      : []),
    ...(listeners(element).some(({ eventType, type }) => eventType === 'end' && type === recordKpi)
      ? []
      : [error('stage-records-kpi', element.id, `Add an execution listener of event type end and job type ${recordKpi}: without it the stage is not measured.`)]),
  ];
}

function binding(element, definition, what) {
  return definition.get('bindingType') === 'deployment'
    ? []
    : [error('binding', element.id, `Bind the ${what} by "deployment": a running request keeps the version it began with.`)];
}

function mailAnswers(element, contract, known) {
  const text = header(element, contract.mailAnswers.header);
  if (text === undefined) {
    return [];
  }
  const [, field, values] = new RegExp(`^(?:${contract.mailAnswers.pattern})$`).exec(text) ?? [];
  const form = extension(element, 'zeebe:FormDefinition')?.formId;
  const offered = known.forms.get(form)?.get(field);
  return offered && values.split(',').every((value) => offered.includes(value.trim()))
    ? []
    : [{ ...error('mail-answers', element.id, `"${text}" must be a field of the form and options of it, such as "decision: approve, reject".`), form }];
}

function names({ rootElements = [] }, contract) {
  const unknown = (type, name, list, what) =>
    rootElements
      .filter(({ $type }) => $type === type)
      .filter((root) => !list.includes(root[name]))
      .map((root) => error('message-or-error-known', root.id, `Nobody sends the ${what} "${root[name] ?? ''}": use one of ${list.join(', ')}.`));
  return [
    ...unknown('bpmn:Message', 'name', contract.messages, 'message'),
    ...unknown('bpmn:Error', 'errorCode', contract.errors, 'error'),
  ];
}
