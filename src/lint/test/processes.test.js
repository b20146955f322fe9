import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { allModels, contract, filesIn, findings, modelOf, probesFolder } from '../support/models.js';

const models = await allModels();
const agreed = await contract();
const found = await findings({ contract: agreed, models, changed: models });

test('there are models to look at', () => {
  const count = (kind) => models.filter((model) => model.kind === kind).length;
  assert.ok(count('process') >= 8, `only ${count('process')} processes`);
  assert.ok(count('decision') >= 6, `only ${count('decision')} decisions`);
  assert.ok(count('form') >= 21, `only ${count('form')} forms`);
});

for (const { kind, id } of models) {
  test(`${kind} ${id} has no ${kind === 'process' ? 'problems' : 'errors'}`, () => {
    const own = found.filter((one) => one.kind === kind && one.model === id && (kind === 'process' || one.severity === 'ERROR'));
    assert.deepEqual(own.map(words), []);
  });
}

// Each probe is a sound model with one fault; the rule that must find it stands beside it.
const files = {
  'without-label': 'label-required',
  'without-implementation': 'camunda-compat/implementation',
  'newer-than-8-6': 'camunda-compat/no-task-listeners',
  'dead-end': 'no-implicit-end',
  overlapping: 'no-overlapping-elements',
  'id-without-prefix': 'id',
  'slanted-flow': 'layout',
  'label-on-shape': 'layout',
  'flow-through-shape': 'layout',
  'crossing-flows': 'layout',
};

test('the sound drawing has no problems', async () => {
  assert.deepEqual((await probe('sound')).map(words), []);
});

for (const [file, rule] of Object.entries(files)) {
  test(`probe ${file} is refused by ${rule}`, async () => {
    const rules = (await probe(file)).map((one) => one.rule);
    assert.ok(rules.includes(rule), `found only: ${rules.join(', ') || 'nothing'}`);
  });
}

test('every probe file is used', async () => {
  const names = (await filesIn(probesFolder, '.bpmn')).map((file) => path.basename(file, '.bpmn'));
  assert.deepEqual(names.sort(), ['Probe', 'sound', ...Object.keys(files)].sort());
});

// The sound model, what stands there instead of a part of it, and the rule that must find it.
const faults = [
  ['model-id', 'process id="Probe"', 'process id="Other"'],
  ['job-type', 'type="notify-person"', 'type="notify-nobody"'],
  ['job-type', 'type="compute-sla"', 'type="compute-sla-v9"'],
  ['job-type', '<zeebe:taskDefinition type="notify-person" />', ''],
  ['form-exists', 'formId="approveStep"', 'formId="missingForm"'],
  ['decision-exists', 'decisionId="triage"', 'decisionId="guess"'],
  ['called-process-exists', 'processId="IntakeProcess"', 'processId="MissingProcess"'],
  ['binding', 'formId="approveStep" bindingType="deployment"', 'formId="approveStep"'],
  ['binding', 'resultVariable="triage" bindingType="deployment"', 'resultVariable="triage" bindingType="latest"'],
  ['binding', 'propagateAllParentVariables="false" bindingType="deployment"', 'propagateAllParentVariables="false"'],
  ['named-variables', 'propagateAllChildVariables="false"', 'propagateAllChildVariables="true"'],
  ['named-variables', 'propagateAllParentVariables="false"', ''],
  ['stage-records-kpi', 'type="record-kpi"', 'type="check-asset"'],
  ['end-named', ' name="Step decided"', ''],
  ['message-or-error-known', 'name="Msg_RequestSubmitted"', 'name="Msg_Hello"'],
  ['message-or-error-known', 'errorCode="Err_BudgetExceeded"', 'errorCode="Err_Oops"'],
  ['element-type', '<bpmn:serviceTask id="ServiceTask_Notify"', '<bpmn:sendTask id="ServiceTask_Notify"'],
  ['execution-platform', 'modeler:executionPlatformVersion="8.6.0"', ''],
  ['user-task-native', '<zeebe:userTask />', ''],
  ['user-task-form', 'formId="approveStep" ', ''],
  ['user-task-groups', ' candidateGroups="=[group]"', ''],
  ['user-task-groups', 'candidateGroups="=[group]"', 'candidateGroups="legal"'],
  ['own-figures', 'candidateGroups="=[group]"', 'candidateGroups="legal"'],
  ['own-figures', '>=remindAt<', '>2026-01-01T00:00:00Z<'],
  ['own-figures', 'sourceRef="CallActivity_Intake" targetRef="ServiceTask_Notify" />', 'sourceRef="CallActivity_Intake" targetRef="ServiceTask_Notify"><bpmn:conditionExpression>=budget &gt; 5000</bpmn:conditionExpression></bpmn:sequenceFlow>'],
  ['user-task-due', 'dueDate="=dueAt"', 'followUpDate="=dueAt"'],
  ['user-task-priority', 'priority="=triage.taskPriority"', 'priority="50"'],
  ['user-task-sla', 'eventType="start" type="compute-sla"', 'eventType="end" type="compute-sla"'],
  ['user-task-reminder', '>=remindAt<', '>=now<'],
  ['user-task-reminder', 'type="remind-task"', 'type="notify-person"'],
  ['user-task-reminder', 'key="task" value="UserTask_ApproveStep"', 'key="task" value="UserTask_ReviewAsset"'],
  ['user-task-escalation', 'id="BoundaryEvent_ApproveStepOverdue" cancelActivity="false"', 'id="BoundaryEvent_ApproveStepOverdue"'],
  ['user-task-escalation', '>=escalateAt<', '>=now<'],
  ['four-eyes', 'key="fourEyes"', 'key="twoEyes"'],
  ['mail-answers', 'approve, request-changes', 'approve, perhaps'],
  ['mail-answers', 'approvalDecision: approve', 'decision: approve'],
  ['mail-answers', 'approvalDecision: approve', 'approve'],
  ['readable', '</bpmn:definitions>', ''],
];
const sound = await modelOf(path.join(probesFolder, 'Probe.bpmn'));

// It is not drawn, and has steps that a diagram would not have: its rules are about the rest.
const ours = new Set(faults.map(([rule]) => rule));

test('the sound probe keeps the contract', async () => {
  assert.deepEqual((await changed(sound)).filter(({ rule }) => ours.has(rule)).map(words), []);
});

for (const [rule, part, instead] of faults) {
  test(`${rule} finds ${instead || `that there is no ${part}`}`, async () => {
    assert.ok(sound.content.includes(part), 'the sound probe does not say that');
    let content = sound.content.replace(part, instead);
    if (instead.startsWith('<bpmn:sendTask')) content = content.replace('</bpmn:serviceTask>', '</bpmn:sendTask>');
    const rules = (await changed({ ...sound, content })).map((one) => one.rule);
    assert.ok(rules.includes(rule), `found only: ${rules.join(', ') || 'nothing'}`);
  });
}

test('a decision that goes is found in the process that asks for it', async () => {
  const file = models.find(({ kind, id }) => kind === 'decision' && id === 'channelChecks');
  const gone = { ...file, content: file.content.replace('<decision id="channelChecks"', '<decision id="otherChecks"') };
  const all = models.map((one) => (one === file ? gone : one));
  const [first] = (await findings({ contract: agreed, models: all, changed: [gone] })).filter(({ kind }) => kind === 'process');
  assert.equal(first.model, 'LaunchProcess');
  assert.equal(first.rule, 'decision-exists');
});

test('a row that goes from the policy is found at the task that goes by it, unless rows say which step by an expression', async () => {
  const file = models.find(({ kind, id }) => kind === 'decision' && id === 'slaPolicy');
  const without = async (instead) => {
    const gone = { ...file, content: file.content.replaceAll('<text>"rate-delivery"</text>', `<text>${instead}</text>`) };
    const found = await findings({ contract: agreed, models: models.map((one) => (one === file ? gone : one)), changed: [gone] });
    return found.filter(({ rule }) => rule === 'step-policy').map(({ model, element, places }) => [model, element, places.step]);
  };
  assert.deepEqual(await without('"rate-something"'), [['MeasureProcess', 'UserTask_RateDelivery', 'rate-delivery']]);
  assert.deepEqual(await without('step of(request)'), []);
});

test('what is wrong elsewhere without a change is not told', async () => {
  const left = models.filter(({ id }) => id !== 'rateDelivery');
  assert.deepEqual(await findings({ contract: agreed, models: left, changed: [left.find(({ id }) => id === 'intakeOther')] }), []);
});

test('each job type, message and error of the contract is used', () => {
  const xml = models.filter(({ kind }) => kind === 'process').map(({ content }) => content).join('\n');
  for (const name of [...agreed.jobTypes.all, ...agreed.messages, ...agreed.errors]) {
    assert.ok(xml.includes(`"${name}"`), `no process uses ${name}`);
  }
});

async function probe(file) {
  const model = await modelOf(path.join(probesFolder, `${file}.bpmn`));
  const [, id] = /<bpmn:process id="(\w+)"/.exec(model.content);
  return changed({ ...model, id });
}

function changed(model) {
  return findings({ contract: agreed, models: [...models, model], changed: [model] });
}

function words({ rule, element, message }) {
  return `${rule} ${element}: ${message}`;
}
