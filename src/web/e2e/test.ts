import { type BrowserContext, expect, test as base } from '@playwright/test'

/** Of what the portal's policy says; published pages and mails have policies of their own, which are to refuse much. */
const OURS = "form-action 'self'; frame-ancestors 'none'"

/** What the content security policy did not let in, in all pages of all contexts. */
const refused: string[] = []

async function hear(context: BrowserContext): Promise<BrowserContext> {
  await context.exposeBinding('heardRefusal', (_source, what: string) => void refused.push(what))
  await context.addInitScript((ours) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber, originalPolicy } = event
      if (!originalPolicy.includes(ours)) return
      const told = `${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber}, on ${location.pathname})`
      void (window as unknown as { heardRefusal(what: string): Promise<void> }).heardRefusal(told)
    })
  }, OURS)
  return context
}

/** As Playwright's, but a test fails when a page did something that the content security policy refuses. */
export const test = base.extend<{ allowedByPolicy: void }>({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser)
      browser.newContext = async (options) => hear(await open(options))
      await use(browser)
      browser.newContext = open
    },
    { scope: 'worker' },
  ],
  allowedByPolicy: [
    async ({ browser: _browser }, use) => {
      refused.length = 0
      await use()
      expect(refused, 'refused by the content security policy').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
