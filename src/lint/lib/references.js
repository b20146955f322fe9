import { elementsOf, extension, header, listeners, processesOf } from './elements.js';
import { error } from './findings.js';

/**
 * Whether what a process names is there: workers, forms, decisions, processes, messages and errors.
 *
 * @param definitions as moddle reads them
 * @param id of the model
 * @param contract what models, workers and forms agree on
 * @param known `processes` and `decisions`: sets of ids; `forms`: fields by name, by id of the form; `steps`: those that
 *   the policy has rows for, undefined when that cannot be told
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
      ...stepPolicy(element, contract, known),
    ]),
    ...names(definitions, contract),
  ];
}

function modelId(definitions, id) {
  const processes = processesOf(definitions);
  return processes.length === 1 && processes[0].id === id
    ? []
    : [error('model-id.process', processes[0]?.id, { id })];
}

function jobTypes(element, contract) {
  const named = [extension(element, 'zeebe:TaskDefinition')?.type, ...listeners(element).map(({ type }) => type)];
  const without =
    element.$type === 'bpmn:ServiceTask' && !extension(element, 'zeebe:TaskDefinition')
      ? [error('job-type.none', element.id)]
      : [];
  const unknown = named
    .filter((type) => type !== undefined && !contract.jobTypes.all.includes(type))
    .map((type) => error('job-type.unknown', element.id, { type }));
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
      : [error('form-exists', element.id, { id: formId })]),
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
    : [error('decision-exists', element.id, { id: called?.decisionId ?? '' })];
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
      : [error('called-process-exists', element.id, { id: called?.processId ?? '' })]),
    ...(!called || called.get('propagateAllChildVariables') || called.get('propagateAllParentVariables')
      ? [error('named-variables', element.id)]
      : []),
    ...(listeners(element).some(({ eventType, type }) => eventType === 'end' && type === recordKpi)
      ? []
      : [error('stage-records-kpi', element.id, { type: recordKpi })]),
  ];
}

function binding(element, definition, what) {
  return definition.get('bindingType') === 'deployment'
    ? []
    : [error(`binding.${what}`, element.id)];
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
    : [{ ...error('mail-answers', element.id, { text }), form }];
}

/** `UserTask_ApproveStep` goes by the row of `approve-step`. */
function stepPolicy({ $type, id }, { userTasks }, { steps }) {
  if ($type !== 'bpmn:UserTask' || !steps) {
    return [];
  }
  const step = id.slice(id.indexOf('_') + 1).replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  return steps.has(step) ? [] : [error('step-policy', id, { decision: userTasks.policy, step })];
}

function names({ rootElements = [] }, contract) {
  const unknown = (type, name, list, what) =>
    rootElements
      .filter(({ $type }) => $type === type)
      .filter((root) => !list.includes(root[name]))
      .map((root) => error(`message-or-error-known.${what}`, root.id, { name: root[name] ?? '', list: list.join(', ') }));
  return [
    ...unknown('bpmn:Message', 'name', contract.messages, 'message'),
    ...unknown('bpmn:Error', 'errorCode', contract.errors, 'error'),
  ];
}
