import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';

import { closeBrowser, openForm } from '../support/browser.js';
import { filesIn, formsFolder } from '../support/models.js';

const forms = await filesIn(formsFolder, '.form');

after(closeBrowser);

test('there are forms to open', () => {
  assert.ok(forms.length >= 21, `only ${forms.length} forms`);
});

for (const file of forms) {
  test(`${path.basename(file)} opens in form-js without problems`, async () => {
    const schema = JSON.parse(await readFile(file, 'utf8'));
    const { fields, problems } = await openForm(schema);
    assert.deepEqual(problems, []);
    assert.ok(fields > 3, `only ${fields} components are shown`);
  });
}

test('a form that uses a key twice is refused', async () => {
  const schema = JSON.parse(await readFile(forms[0], 'utf8'));
  const field = { type: 'textfield', id: 'Field_a', key: 'same' };
  schema.components = [field, { ...field, id: 'Field_b' }];
  const { problems } = await openForm(schema);
  assert.equal(problems.length, 1);
});
