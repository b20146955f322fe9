import type { LintedModel } from '../../../../lint/lib/check.js'
import type { Finding } from '../../../../lint/lib/findings.js'

export interface Picture {
  contract: unknown
  models: LintedModel[]
  changed: { kind: string; id: string }[]
}

export interface Asked {
  number: number
  picture: Picture
}

export type Answered = { number: number } & ({ findings: Finding[]; milliseconds: number } | { failure: string })

/** The name under which the browser's own tools show how long the rules took. */
const MEASURE = 'model-rules'

/** Owns the worker that runs the rules. Only the newest question is answered. */
export class RuleRunner {
  private readonly worker = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module' })
  private number = 0
  private waiting: { resolve: (findings: Finding[]) => void; reject: (failure: Error) => void } | null = null

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Answered>) => this.answered(data)
    this.worker.onerror = ({ message }) => this.waiting?.reject(new Error(message))
  }

  /** What is wrong; never settles when something newer is asked meanwhile. */
  ask(picture: Picture): Promise<Finding[]> {
    const number = ++this.number
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.worker.postMessage({ number, picture } satisfies Asked)
    })
  }

  detach(): void {
    this.worker.terminate()
  }

  private answered(answer: Answered): void {
    if (answer.number !== this.number) return
    if ('failure' in answer) {
      this.waiting?.reject(new Error(answer.failure))
      return
    }
    performance.measure(MEASURE, { start: performance.now() - answer.milliseconds, duration: answer.milliseconds })
    this.waiting?.resolve(answer.findings)
  }
}
