import type { Changed, Changes } from './changes'

const FIRST_WAIT = 2_000
const LONGEST_WAIT = 300_000

/**
 * The stream of the portal's events. The browser reconnects by itself after a lost connection, but gives up
 * when it is refused (no such stream, signed out): then it is opened again, less and less often.
 */
export class LiveEvents {
  private source: EventSource | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private wait = FIRST_WAIT
  private interrupted = false

  constructor(
    private readonly changes: Changes,
    private readonly connect: () => EventSource = () => new EventSource('/api/events'),
  ) {}

  open(): void {
    const source = this.connect()
    this.source = source
    source.addEventListener('open', () => {
      this.wait = FIRST_WAIT
      if (this.interrupted) this.changes.all()
      this.interrupted = false
    })
    source.addEventListener('changed', (event) => this.changes.add(JSON.parse(event.data) as Changed))
    source.addEventListener('error', () => {
      this.interrupted = true
      if (source.readyState === EventSource.CLOSED) {
        this.timer = setTimeout(() => this.open(), this.wait)
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT)
      }
    })
  }

  close(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.changes.stop()
  }
}
