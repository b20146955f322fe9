import assert from 'node:assert/strict';
import { test } from 'node:test';

import { allModels, contract, findings } from '../support/models.js';

const agreed = await contract();
const models = await allModels();
const sound = models.find(({ kind, id }) => kind === 'form' && id === 'checkFeasibility');

async function rules(change) {
  const form = JSON.parse(sound.content);
  change(form);
  const model = { ...sound, content: JSON.stringify(form) };
  const all = models.map((one) => (one === sound ? model : one));
  const found = await findings({ contract: agreed, models: all, changed: [model] });
  return found.map(({ rule, element }) => `${rule} ${element}`);
}

const field = { type: 'textfield', id: 'Field_new', key: 'fresh', label: 'New' };

test('a new field with key and label has no problems', async () => {
  assert.deepEqual(await rules(({ components }) => components.push(field)), []);
});

for (const [name, change, expected] of [
  ['a key twice', ({ components }) => components.push(field, { ...field, id: 'Field_other' }), 'key-unique Field_other'],
  ['a key twice, once in a group', ({ components }) => components.push(field, { type: 'group', id: 'G', components: [{ ...field, id: 'Field_other' }] }), 'key-unique Field_other'],
  ['an id twice', ({ components }) => components.push(field, { ...field, key: 'other' }), 'id-unique Field_new'],
  ['a field without key', ({ components }) => components.push({ ...field, key: undefined }), 'key-needed Field_new'],
  ['a field without label', ({ components }) => components.push({ ...field, label: '' }), 'field-explained Field_new'],
  ['a condition that is no FEEL', ({ components }) => components.push({ ...field, conditional: { hide: '=a = (' } }), 'feel Field_new'],
  ['a steering field that nobody reads', ({ components }) => components.push({ ...field, properties: { steering: 'true' } }), 'field-used Field_new'],
  ['another id', (form) => (form.id = 'other'), 'model-id '],
]) {
  test(`${name} is found`, async () => {
    assert.ok((await rules(change)).includes(expected), expected);
  });
}

test('the same key in two lists, or shown only, is no problem', async () => {
  const list = (id) => ({ type: 'dynamiclist', id, path: id, components: [{ ...field, id: `Field_${id}` }] });
  assert.deepEqual(await rules(({ components }) => components.push(list('one'), list('two'), { ...field, id: 'A' }, { ...field, id: 'B', readonly: true })), []);
});
