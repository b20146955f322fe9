import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { filesIn, parseDmn, probesFolder, processesFolder } from '../lib/models.js';
import { problemsOf } from '../lib/lint.js';

const processes = await filesIn(processesFolder, '.bpmn');
const decisions = await filesIn(processesFolder, '.dmn');

test('there are models to lint', () => {
  assert.ok(processes.length >= 6, `only ${processes.length} processes`);
  assert.ok(decisions.length >= 5, `only ${decisions.length} decisions`);
});

for (const file of processes) {
  test(`${path.basename(file)} has no problems`, async () => {
    assert.deepEqual(await problemsOf(file), []);
  });
}

for (const file of decisions) {
  test(`${path.basename(file)} opens without warnings, and each of its decisions is drawn`, async () => {
    const { definitions, warnings } = await parseDmn(file);
    const drawn = definitions.dmnDI.diagrams[0].diagramElements.map((di) => di.dmnElementRef.id);
    assert.deepEqual(warnings, []);
    for (const { id } of definitions.drgElement) {
      assert.ok(drawn.includes(id), `${id} is not drawn`);
    }
  });
}

// Each probe is the sound model with one fault; the rule that must find it stands beside it.
const probes = {
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

test('the sound probe has no problems', async () => {
  assert.deepEqual(await problemsOf(path.join(probesFolder, 'sound.bpmn')), []);
});

for (const [probe, rule] of Object.entries(probes)) {
  test(`probe ${probe} is refused by ${rule}`, async () => {
    const found = (await problemsOf(path.join(probesFolder, `${probe}.bpmn`))).map((line) => line.split(' ')[0]);
    assert.ok(found.includes(rule), `found only: ${found.join(', ') || 'nothing'}`);
  });
}

test('every probe file is used', async () => {
  const files = (await filesIn(probesFolder, '.bpmn')).map((file) => path.basename(file, '.bpmn'));
  assert.deepEqual(files.sort(), ['sound', ...Object.keys(probes)].sort());
});

test('no model names a duration, a group or an amount of its own', async () => {
  for (const file of processes) {
    const xml = await readFile(file, 'utf8');
    // A timer that starts a process only ticks: what is due then is data.
    const within = xml.replace(/<bpmn:startEvent[\s\S]*?<\/bpmn:startEvent>/g, (start) => start.replace(/<bpmn:timeCycle[\s\S]*?<\/bpmn:timeCycle>/, ''));
    assert.doesNotMatch(within, /<bpmn:time(Date|Duration|Cycle)[^>]*>(?!=[a-zA-Z]+<)/, `${file}: a timer takes a computed instant`);
    assert.doesNotMatch(xml, /candidateGroups="(?!=\[)/, `${file}: groups come from decisions`);
    assert.doesNotMatch(xml, /conditionExpression[^<]*[<>]=?\s*[1-9]/, `${file}: thresholds belong in decisions`);
  }
});
