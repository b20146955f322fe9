import { check } from '../../../../lint/lib/check.js'
import type { Asked, Answered } from './RuleRunner'

/** Runs the rules beside the page, so that nobody waits for them while typing. */
self.onmessage = async ({ data: { number, picture } }: MessageEvent<Asked>) => {
  const answer = (answered: Answered) => self.postMessage(answered)
  try {
    const begun = performance.now()
    const findings = await check(picture)
    answer({ number, findings, milliseconds: performance.now() - begun })
  } catch (failure) {
    answer({ number, failure: String(failure) })
  }
}
