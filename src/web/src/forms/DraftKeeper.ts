import type { Problem, Result } from '../api/request'
import type { Values } from './schema'

/** Where a draft stands: nothing to save yet, being saved, kept, or why not. */
export type DraftState<V = Values> =
  | { is: 'clean' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  /** Not now, but it is tried again. */
  | { is: 'failed'; problem: Problem }
  /** Another device or window saved meanwhile; nothing is saved until one of the two is chosen. */
  | { is: 'conflict'; current: Saved & { values: V } }
  /** The server does not take it: not this content, or nothing any more. */
  | { is: 'refused'; problem: Problem }

export interface Saved {
  version: number
  updatedAt: string | null
}

/** No answer, signed out, put off because there is too much to do, or a fault of the portal. */
const passing = ({ status }: Problem) => status === 0 || status === 401 || status === 429 || status >= 500

/** Too large, or with fields that are not valid. */
const CORRECTABLE = [413, 422]

type Save<V> = (values: V, version: number, keepalive: boolean) => Promise<Result<Saved>>

/** Saves what was entered a short while after the last change, one save at a time, and at once when told so. */
export class DraftKeeper<V = Values> {
  private pending: V | null = null
  private saving = false
  private running: Promise<void> = Promise.resolve()
  private stopped = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly save: Save<V>,
    private readonly tell: (state: DraftState<V>) => void,
    private version: number,
    private readonly delay = 2_000,
    private readonly retry = 10_000,
  ) {}

  change(values: V): void {
    this.pending = values
    if (!this.stopped) this.later(this.delay)
  }

  /** Saves what is not saved yet; `leaving` while the page goes away, when no answer can be awaited. */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.timer)
    if (this.pending === null || this.stopped || (this.saving && !leaving)) return
    const values = this.pending
    // While one save is under way, the next one changes what that one makes.
    const version = this.saving ? this.version + 1 : this.version
    this.pending = null
    this.saving = true
    if (!leaving) this.tell({ is: 'saving' })
    this.running = this.store(values, version, leaving)
    await this.running
  }

  /** Saves all that is not saved yet and waits for it; gives the version that is kept then, null when not all is kept. */
  async settle(): Promise<number | null> {
    await this.running
    await this.flush()
    return this.pending === null && !this.stopped ? this.version : null
  }

  private async store(values: V, version: number, leaving: boolean): Promise<void> {
    const result = await this.save(values, version, leaving)
    this.saving = false
    if (result.ok) {
      this.version = result.value.version
      this.tell({ is: 'saved', at: result.value.updatedAt ?? new Date().toISOString() })
      if (this.pending !== null) this.later(this.delay)
      return
    }
    const { problem } = result
    if (problem.name === 'changed-elsewhere') {
      this.stopped = true
      this.pending ??= values
      this.tell({ is: 'conflict', current: problem.current as Saved & { values: V } })
    } else if (passing(problem)) {
      this.pending ??= values
      this.tell({ is: 'failed', problem })
      this.later(Math.max(this.retry, (problem.retryAfter ?? 0) * 1_000))
    } else {
      this.pending ??= values
      // What is wrong with the content can be put right: the next change is saved again.
      this.stopped = !CORRECTABLE.includes(problem.status)
      this.tell({ is: 'refused', problem })
    }
  }

  /** The server has this version: when it is newer than the last one saved here, another device saved it. */
  heard(current: Saved & { values: V }): void {
    if (this.saving || this.stopped || current.version <= this.version) return
    clearTimeout(this.timer)
    this.stopped = true
    this.tell({ is: 'conflict', current })
  }

  /** After a conflict: goes on from the other version; what was entered here overwrites it when `mine`. */
  resolve(current: Saved, mine: boolean): void {
    const values = this.pending
    this.restart(current.version)
    if (!mine) return
    this.pending = values
    void this.flush()
  }

  /** Nothing is saved before the next change or leaving. */
  pause(): void {
    clearTimeout(this.timer)
  }

  /** Nothing is saved from now on: it was sent, or thrown away. */
  stop(): void {
    clearTimeout(this.timer)
    this.stopped = true
    this.pending = null
  }

  /** Begins anew from a version, with nothing entered. */
  restart(version: number): void {
    this.stop()
    this.version = version
    this.stopped = false
    this.tell({ is: 'clean' })
  }

  private later(wait: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), wait)
  }
}
