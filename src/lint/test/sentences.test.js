import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import compat from 'bpmnlint-plugin-camunda-compat';

import { bundledRules } from '../lib/bpmnlint-rules.js';
import { say } from '../lib/findings.js';
import { root } from '../support/models.js';

const sentences = JSON.parse(await readFile(path.join(root, 'src/core/src/main/resources/io/launchdesk/core/finding/sentences.json'), 'utf8'));
const codes = Object.keys(sentences);

/** What looks at models: these rules, the proof of controls, and the checks of the server. */
const sources = (
  await Promise.all(
    ['src/lint/lib', 'src/core/src/main/java/io/launchdesk/core/proof', 'src/portal/src/main/java/io/launchdesk/portal/studio'].map(async (folder) => {
      const files = await readdir(path.join(root, folder), { recursive: true });
      return Promise.all(files.filter((file) => /\.(js|java)$/.test(file)).map((file) => readFile(path.join(root, folder, file), 'utf8')));
    }),
  )
).flat().join('\n');

test('each rule of bpmnlint that runs here has a sentence', () => {
  const without = Object.keys(bundledRules).filter((rule) => !codes.includes(`bpmnlint.${rule}`));
  // how large an element is drawn is not looked at here
  assert.deepEqual(without, ['standard-size']);
});

test('a sentence of a rule of Camunda is one of a rule that runs here', () => {
  const rules = Object.keys(compat.configs['camunda-cloud-8-8'].rules).map((rule) => `camunda-compat.${rule}`);
  assert.deepEqual(codes.filter((code) => code.startsWith('camunda-compat.') && !rules.includes(code)), []);
});

test('no sentence is there that nobody says', () => {
  const said = (code) => sources.includes(`'${code}'`) || sources.includes(`"${code}"`);
  const built = ['binding.', 'layout.', 'message-or-error-known.', 'user-task-', 'four-eyes', 'bpmnlint.', 'camunda-compat.', 'feel-allowed.'];
  assert.deepEqual(codes.filter((code) => !said(code) && !built.some((prefix) => code.startsWith(prefix))), []);
});

test('a sentence is only said with what belongs in its places', () => {
  assert.equal(say('job-type.unknown', { type: '$& {{type}}' }), 'No worker does "$& {{type}}": choose a job type that there is.');
  assert.throws(() => say('job-type.unknown', {}), /has the places type/);
  assert.throws(() => say('table-empty', { row: 1 }), /not row/);
});
