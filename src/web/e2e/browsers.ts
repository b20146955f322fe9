import { existsSync } from 'node:fs'

const first = (...paths: (string | undefined)[]) => paths.find((path) => path && existsSync(path))
const chosen = process.env.LAUNCHDESK_CHROMIUM

/** Chromium with all that a person has; Playwright's own when this machine has none. */
export const whole = first(chosen, '/usr/bin/chromium', '/usr/bin/google-chrome')

/** Chromium without what stands around a page, which takes a fifth less time; the whole of it where there is none. */
export const headless = first(chosen, '/usr/bin/chromium-headless-shell') ?? whole
