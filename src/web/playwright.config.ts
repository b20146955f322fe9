import { defineConfig } from '@playwright/test'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { headless } from './e2e/browsers'
import { data } from './e2e/system'

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'

/** A port that is free now; workers read this file again and get the first one's answer. */
async function port(): Promise<string> {
  process.env.LAUNCHDESK_E2E_PORT ??= await new Promise<string>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(String(port)))
    })
  })
  return process.env.LAUNCHDESK_E2E_PORT
}

const url = `http://127.0.0.1:${await port()}`

/** The embedded default with a fresh data folder, and real Chromium in front of it. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e/results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['junit', { outputFile: 'target/failsafe-reports/TEST-e2e.xml' }]],
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Traces take a quarter of all the time: npm run e2e -- --trace retain-on-failure.
    trace: 'off',
    launchOptions: {
      executablePath: headless,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
  webServer: {
    // What is known of earlier runs is kept for minutes otherwise: tests write history that must count at once. The second
    // compiler would take processors from the browser, and hardly gives them back while the tests last.
    env: {
      JAVA_TOOL_OPTIONS: [process.env.JAVA_TOOL_OPTIONS, '-XX:TieredStopAtLevel=1', '-Dlaunchdesk.dashboard.runs-age=1s'].join(' ').trim(),
    },
    command: `exec "${java}" -jar ../standalone/target/launchdesk-standalone.jar run --port ${await port()} --data ${data} --reset`,
    url: `${url}/actuator/health/readiness`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
    stdout: 'ignore',
  },
})
