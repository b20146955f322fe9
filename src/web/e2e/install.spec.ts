import { whole } from './browsers'
import { expect, test } from './test'

// What a headless shell leaves out cannot install anything.
test.use({ channel: whole ? undefined : 'chromium', launchOptions: { executablePath: whole, args: ['--no-sandbox', '--disable-gpu'] } })

test('the client can be installed', async ({ page, request }) => {
  const manifest = await request.get('/manifest.webmanifest')
  expect(manifest.headers()['content-type']).toContain('application/manifest+json')
  const { icons, start_url: start } = (await manifest.json()) as { icons: { src: string; type: string }[]; start_url: string }
  for (const { src, type } of icons) {
    const icon = await request.get(src)
    expect(icon.headers()['content-type'], src).toBe(type)
  }

  await page.goto(start)
  const browser = await page.context().newCDPSession(page)
  const { errors } = await browser.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // A browser without a profile on disk installs nothing; nothing else may be in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})
