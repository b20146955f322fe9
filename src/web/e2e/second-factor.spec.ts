import { createHmac } from 'node:crypto'
import { expectAccessible, open, read } from './desk'
import { expect, test } from './test'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows for a typed secret (RFC 6238), `ahead` steps of 30 s from now. */
function code(typed: string, ahead = 0): string {
  const bits = [...typed.replace(/\s/g, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

test('a second factor is set up, asked for at sign-in, and removed', async ({ page, request }) => {
  await read(request, 'priya.nair', {})
  await open(page, 'priya.nair', '/settings')
  const panel = page.getByRole('region', { name: /^Second factor/ })
  await panel.getByRole('button', { name: 'Set up' }).click()
  await panel.getByLabel('Current password').fill('wrong')
  await panel.getByRole('button', { name: 'Continue' }).click()
  await expect(panel.getByText('This is not your current password.')).toBeVisible()
  await panel.getByLabel('Current password').fill('demo')
  await panel.getByRole('button', { name: 'Continue' }).click()
  await expect(panel.getByRole('img', { name: 'QR code' })).toBeVisible()
  await expectAccessible(page)
  const secret = await panel.locator('.second-factor__secret').innerText()
  await panel.getByLabel('Code', { exact: true }).fill(code(secret))
  await panel.getByRole('button', { name: 'Turn on' }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(10)
  const recovery = await panel.getByRole('listitem').first().innerText()
  await panel.getByRole('button', { name: 'I have written them down' }).click()
  await expect(panel.getByText('10 recovery codes are left.')).toBeVisible()

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByLabel('Username').fill('priya.nair')
  await page.getByLabel('Password', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Code', { exact: true }).fill('000 00')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('The code is wrong, or was used before.')).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(code(secret, 1))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()

  await panel.getByRole('button', { name: 'Remove' }).click()
  await panel.getByLabel('Code', { exact: true }).fill(recovery)
  await panel.getByRole('button', { name: 'Remove' }).click()
  await expect(panel.getByRole('button', { name: 'Set up' })).toBeVisible()
})
