import type { Changed, Changes } from './changes'
import { lead, type Windows } from './windows'

const FIRST_WAIT = 2_000
const LONGEST_WAIT = 300_000

/** What one window passes on to the others of its browser: changes, or that anything may have changed. */
type News = Changed | 'all'

/**
 * The portal's events, on one stream for all windows of a browser: HTTP/1.1 allows six connections, and each
 * stream takes one. One window leads and passes on what it hears. The browser reconnects by itself after a lost
 * connection, but gives up when it is refused (no such stream, signed out): then it is opened again, less and less
 * often.
 */
export class LiveEvents {
  private source: EventSource | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private wait = FIRST_WAIT
  private windows: Windows<News> | undefined

  /**
   * @param group windows of one browser with the same name share the stream
   * @param refused called when the portal does not give the stream
   */
  constructor(
    private readonly changes: Changes,
    private readonly group: string,
    private readonly refused: () => void,
    private readonly connect: () => EventSource = () => new EventSource('/api/events'),
  ) {}

  open(): void {
    this.windows = lead<News>(this.group, {
      elected: () => this.listen(),
      told: (news) => this.take(news),
    })
  }

  close(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.windows?.leave()
    this.changes.stop()
  }

  private listen(): void {
    const source = this.connect()
    this.source = source
    source.addEventListener('open', () => {
      this.wait = FIRST_WAIT
      // Nobody knows what was missed while there was no stream, be it the first or a later one.
      this.pass('all')
    })
    source.addEventListener('changed', (event) => this.pass(JSON.parse(event.data) as Changed))
    source.addEventListener('resync', () => this.pass('all'))
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) {
        this.refused()
        this.timer = setTimeout(() => this.listen(), this.wait)
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT)
      }
    })
  }

  private pass(news: News): void {
    this.take(news)
    this.windows?.tell(news)
  }

  private take(news: News): void {
    if (news === 'all') this.changes.all()
    else this.changes.add(news)
  }
}
