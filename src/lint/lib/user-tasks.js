import { elementsOf, extension, header, listeners } from './elements.js';
import { error } from './findings.js';

/**
 * What the process contract asks of every user task.
 *
 * @param contract `userTasks` has what is asked
 */
export function userTaskProblems(definitions, contract) {
  const elements = elementsOf(definitions);
  return elements
    .filter(({ $type }) => $type === 'bpmn:UserTask')
    .flatMap((task) =>
      rules(contract)
        .filter(({ kept }) => !kept(task, elements))
        .map(({ rule, places }) => error(rule, task.id, places)),
    );
}

function rules({ jobTypes, userTasks }) {
  const { dueDate, priority, remindAt, escalateAt } = userTasks;
  return [
    {
      rule: 'user-task-native',
      kept: (task) => extension(task, 'zeebe:UserTask'),
    },
    {
      rule: 'user-task-form',
      kept: (task) => extension(task, 'zeebe:FormDefinition')?.formId,
    },
    {
      rule: 'user-task-groups',
      kept: (task) => extension(task, 'zeebe:AssignmentDefinition')?.candidateGroups?.startsWith('='),
    },
    {
      rule: 'user-task-due',
      places: { date: dueDate },
      kept: (task) => extension(task, 'zeebe:TaskSchedule')?.dueDate === dueDate,
    },
    {
      rule: 'user-task-priority',
      places: { priority },
      kept: (task) => extension(task, 'zeebe:PriorityDefinition')?.priority === priority,
    },
    {
      rule: 'user-task-sla',
      places: { type: jobTypes.computeSla },
      kept: (task) => listeners(task).some(({ eventType, type }) => eventType === 'start' && type === jobTypes.computeSla),
    },
    {
      rule: 'user-task-reminder',
      places: { at: remindAt, type: jobTypes.remindTask },
      kept: (task, elements) => timer(elements, task, remindAt, jobTypes.remindTask, false),
    },
    {
      rule: 'user-task-escalation',
      places: { at: escalateAt, type: jobTypes.escalateTask },
      kept: (task, elements) => timer(elements, task, escalateAt, jobTypes.escalateTask, userTasks.endWithoutAnswer.includes(task.id)),
    },
    {
      rule: 'four-eyes',
      places: { header: userTasks.fourEyesHeader },
      kept: (task) => !userTasks.fourEyes.includes(task.id) || header(task, userTasks.fourEyesHeader) === 'true',
    },
  ];
}

/** Whether a timer at that instant leads to a job of that type that names the task. */
function timer(elements, task, at, jobType, interrupting) {
  return elements
    .filter(({ $type, attachedToRef }) => $type === 'bpmn:BoundaryEvent' && attachedToRef === task)
    .filter((event) => event.get('cancelActivity') === interrupting)
    .filter(({ eventDefinitions = [] }) => eventDefinitions.some(({ timeDate }) => timeDate?.body === at))
    .flatMap(({ outgoing = [] }) => outgoing.map(({ targetRef }) => targetRef))
    .some((next) => next && extension(next, 'zeebe:TaskDefinition')?.type === jobType && header(next, 'task') === task.id);
}
