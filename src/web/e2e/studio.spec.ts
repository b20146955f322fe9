import { readFileSync } from 'node:fs'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { drawn, rename } from './diagram'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => {
  await read(request, 'process-owner', {})
  for (const person of ['process-owner', 'admin'])
    for (const model of ['process/MeasureProcess', 'decision/channelChecks', 'form/rateDelivery'])
      await request.delete(`/api/models/${model}/draft`, { headers: authorization(person) })
})

for (const kind of ['process', 'decision', 'form']) {
  test(`every model opens, and is given back as it was: ${kind}`, async ({ page, request }) => {
    test.slow()
    const headers = authorization('process-owner')
    const { items } = (await (await request.get('/api/models', { headers })).json()) as {
      items: { kind: string; id: string; file: string; latest: { number: number } }[]
    }
    const models = items.filter((one) => one.kind === kind)
    expect(models.length).toBeGreaterThan(4)
    await open(page, 'process-owner', '/studio')
    for (const { id, file, latest } of models) {
      await page.goto(`/studio/${kind}/${id}`)
      await expect(drawn(page)).toBeVisible()
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download', exact: true }).click()
      const saved = readFileSync(await (await download).path(), 'utf8')
      const version = await request.get(`/api/models/${kind}/${id}/versions/${latest.number}`, { headers })
      expect(saved, file).toBe(await version.text())
      await expect(page.getByText('Your first change begins a draft.')).toBeVisible()
    }
  })
}

test('a changed diagram is kept as a draft and becomes a version', async ({ page, request }) => {
  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  const before = await page.getByRole('listitem').filter({ hasText: 'Version' }).count()

  await rename(page, 'ServiceTask_CollectResults', 'Collect what came of it')
  await expect(page.getByText('Draft saved')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Your draft, made from version')).toBeVisible()
  await expect(page.locator('[data-element-id="ServiceTask_CollectResults"]')).toContainText('Collect what')

  await page.getByRole('button', { name: 'Make a version' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make a version' }).click()
  await expect(dialog.getByText('Say in a sentence what is new.')).toBeVisible()
  await dialog.getByLabel('What is new, and why').fill('Plainer words for <b>the team</b>')
  await dialog.getByRole('button', { name: 'Make a version' }).click()
  await expect(dialog).toBeHidden()
  const versions = page.locator('.studio__past')
  await expect(versions).toHaveCount(before + 1)
  await expect(versions.first()).toContainText('Plainer words for <b>the team</b>')
  await expect(versions.first()).toContainText('Oli Owner')
  await expect(page.getByText('Not live yet')).toBeVisible()

  // what runs is as it was
  const model = (await (await request.get('/api/models/process/MeasureProcess', { headers: authorization('process-owner') })).json()) as {
    versions: { live: boolean }[]
  }
  expect(model.versions.map(({ live }) => live).indexOf(true)).toBeGreaterThan(0)
})

test('two people on one model: nobody overwrites the other', async ({ page, request }) => {
  const headers = authorization('admin')
  const at = '/api/models/process/MeasureProcess'
  const { latest } = (await (await request.get(at, { headers })).json()) as { latest: { number: number } }
  const content = await (await request.get(`${at}/versions/${latest.number}`, { headers })).text()

  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  await rename(page, 'ServiceTask_CollectResults', `Mine over ${latest.number}`)
  await expect(page.getByText('Draft saved')).toBeVisible()

  // the other begins, and makes a version first
  const theirs = content.replace(/(<bpmn:process [^>]*name=")[^"]*"/, `$1Measure, by them ${latest.number}"`)
  expect(theirs).not.toBe(content)
  const draft = { content: theirs, base: latest.number }
  await request.put(`${at}/draft`, { headers: { ...headers, 'If-Match': '"0"' }, data: draft })
  await expect(page.getByText('is changing this model, too')).toBeVisible()
  await request.post(`${at}/versions`, { headers: { ...headers, 'If-Match': '"1"' }, data: { note: 'Theirs' } })
  await expect(page.getByText(`Version ${latest.number + 1} was made since`)).toBeVisible()

  await page.getByRole('button', { name: 'Make a version' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What is new, and why').fill('Mine')
  await dialog.getByRole('button', { name: 'Make a version' }).click()
  await expect(dialog.getByText('Somebody has made a version of this model meanwhile.')).toBeVisible()
  await expect(dialog.getByLabel('What is new, and why')).toHaveValue('Mine')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: `My draft has what is new in version ${latest.number + 1}` }).click()
  await expect(page.getByText('was made since')).toBeHidden()
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByText(`You see version ${latest.number + 1}.`)).toBeVisible()
})

test('a rule of a decision is changed in its table', async ({ page }) => {
  await open(page, 'process-owner', '/studio/decision/channelChecks')
  await expect(drawn(page)).toBeVisible()
  await page.getByRole('button', { name: 'View DRD' }).waitFor()
  const cell = page.locator('.studio__canvas td.input-cell, .studio__canvas td.output-cell').first()
  await cell.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' ')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Draft saved')).toBeVisible()
})

test('a label of a form is changed', async ({ page }) => {
  await open(page, 'process-owner', '/studio/form/rateDelivery')
  await expect(drawn(page)).toBeVisible()
  await page.locator('.fjs-editor-container .fjs-form-field').first().click()
  const properties = page.locator('.fjs-properties-container')
  await properties.getByText('General', { exact: true }).click()
  await properties.getByLabel('Text', { exact: true }).click()
  await page.keyboard.type('x')
  await expect(page.getByText('Draft saved')).toBeVisible()
})

test('a file that is another model, or hostile, is not opened', async ({ page }) => {
  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  const input = page.locator('input[type="file"]')
  for (const text of [
    'no xml',
    readFileSync('../../processes/LaunchProcess.bpmn', 'utf8'),
    `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${readFileSync('../../processes/MeasureProcess.bpmn', 'utf8').replace(/^<\?xml.*\?>/, '')}`,
  ]) {
    await input.setInputFiles({ name: 'other.bpmn', mimeType: 'text/xml', buffer: Buffer.from(text) })
    await expect(page.getByText('was not opened')).toBeVisible()
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  await expect(page.getByText('Your first change begins a draft.')).toBeVisible()
})

test('who only reads models changes none', async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make a version' })).toBeHidden()
  await expect(page.locator('input[type="file"]')).toHaveCount(0)
})

for (const language of languages) {
  test(`the studio is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'process-owner', { theme: 'system', language })
    await look(page, language)
    await open(page, 'process-owner', '/studio')
    await expect(page.locator('.studio__table').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto('/studio/process/MeasureProcess')
    await expect(drawn(page)).toBeVisible()
    await expectAccessibleInLooks(page, language, ['.studio__editor'])
  })
}
