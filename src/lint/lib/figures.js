import { elementsOf, extension } from './elements.js';
import { error, warning } from './findings.js';

/** Durations, groups and amounts that stand in a diagram instead of in a decision, where process owners change them. */
export function figureProblems(definitions) {
  return elementsOf(definitions).flatMap((element) => [
    ...timerProblems(element),
    ...groupProblems(element),
    ...amountProblems(element),
  ]);
}

function timerProblems({ $type, id, eventDefinitions = [] }) {
  return eventDefinitions
    .filter((definition) => definition.$type === 'bpmn:TimerEventDefinition')
    .flatMap(({ timeDate, timeDuration, timeCycle }) => [
      ...[timeDate, timeDuration].filter(Boolean),
      // A timer that starts a process only ticks: what is due then is data.
      ...($type === 'bpmn:StartEvent' ? [] : [timeCycle].filter(Boolean)),
    ])
    .filter(({ body }) => !/^=\s*[a-zA-Z]\w*\s*$/.test(body ?? ''))
    .map(() => warning('own-figures.time', id));
}

function groupProblems(element) {
  const groups = extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups;
  return groups && !groups.startsWith('=')
    ? [error('own-figures.group', element.id)]
    : [];
}

function amountProblems({ id, conditionExpression }) {
  return /[<>]=?\s*[1-9]/.test(conditionExpression?.body ?? '')
    ? [warning('own-figures.amount', id)]
    : [];
}
