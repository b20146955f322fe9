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
        .map(({ rule, message }) => error(rule, task.id, message)),
    );
}

function rules({ jobTypes, userTasks }) {
  const { dueDate, priority, remindAt, escalateAt } = userTasks;
  return [
    {
      rule: 'user-task-native',
      message: 'Choose the implementation "Camunda user task": other tasks are in nobody’s list.',
      kept: (task) => extension(task, 'zeebe:UserTask'),
    },
    {
      rule: 'user-task-form',
      message: 'Link a form: without one nobody can answer the task.',
      kept: (task) => extension(task, 'zeebe:FormDefinition')?.formId,
    },
    {
      rule: 'user-task-groups',
      message: 'Say which groups may take the task, by an expression such as =[group].',
      kept: (task) => extension(task, 'zeebe:AssignmentDefinition')?.candidateGroups?.startsWith('='),
    },
    {
      rule: 'user-task-due',
      message: `The task needs a due date: enter ${dueDate}.`,
      kept: (task) => extension(task, 'zeebe:TaskSchedule')?.dueDate === dueDate,
    },
    {
      rule: 'user-task-priority',
      message: `The task needs the request’s priority: enter ${priority}.`,
      kept: (task) => extension(task, 'zeebe:PriorityDefinition')?.priority === priority,
    },
    {
      rule: 'user-task-sla',
      message: `Add an execution listener of event type start and job type ${jobTypes.computeSla}: it reckons when the task is due.`,
      kept: (task) => listeners(task).some(({ eventType, type }) => eventType === 'start' && type === jobTypes.computeSla),
    },
    {
      rule: 'user-task-reminder',
      message: `Add a non-interrupting timer at ${remindAt} that leads to a service task of type ${jobTypes.remindTask} with the header task = id of this task.`,
      kept: (task, elements) => timer(elements, task, remindAt, jobTypes.remindTask, false),
    },
    {
      rule: 'user-task-escalation',
      message: `Add a timer at ${escalateAt} that leads to a service task of type ${jobTypes.escalateTask} with the header task = id of this task; it interrupts the task only where the request ends without an answer.`,
      kept: (task, elements) => timer(elements, task, escalateAt, jobTypes.escalateTask, userTasks.endWithoutAnswer.includes(task.id)),
    },
    {
      rule: 'four-eyes',
      message: `Give the task the header ${userTasks.fourEyesHeader} = true: nobody decides about the own request here.`,
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
