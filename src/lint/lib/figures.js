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
    .map(() => warning('own-figures', id, 'The timer names a time of its own: give it an instant that was reckoned, such as =dueAt.'));
}

function groupProblems(element) {
  const groups = extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups;
  return groups && !groups.startsWith('=')
    ? [error('own-figures', element.id, 'The group stands in the diagram: take it from a decision, such as =[group].')]
    : [];
}

function amountProblems({ id, conditionExpression }) {
  return /[<>]=?\s*[1-9]/.test(conditionExpression?.body ?? '')
    ? [warning('own-figures', id, 'The condition names an amount of its own: let a decision table answer it.')]
    : [];
}
