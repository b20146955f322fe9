import type { QueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys'

/** What changed, as `GET /api/events` tells it. */
export interface Changed {
  requests?: string[]
  tasks?: string[]
  drafts?: string[]
  /** Kinds of things of my own, by the first part of their keys, such as `notifications`. */
  lists?: string[]
  /** Who left or came back, or works more or less from now on. */
  people?: string[]
  /** Models about which somebody said something, such as `process/IntakeProcess`. */
  discussed?: string[]
}

/**
 * For how long changes are collected, in milliseconds: shortly after a quiet while, as somebody waits for what another
 * has just done; twice as long each time after that, up to the longest, as long as the desk is busy.
 */
const FIRST_DELAY = 20
const LONGEST_DELAY = 250
const QUIET_AFTER = 1_000

/** How long after a change figures are read anew, and how often at most. */
const FIGURES_DELAY = 10_000

/**
 * Collects changes for a moment and then makes the queries stale that show them, each once: a busy desk sends
 * many events at a time.
 */
export class Changes {
  private readonly requests = new Set<string>()
  private readonly tasks = new Set<string>()
  private readonly drafts = new Set<string>()
  private readonly lists = new Set<string>()
  private readonly discussed = new Set<string>()
  private people = false
  private delay = FIRST_DELAY
  private told = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private figures: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly queries: QueryClient,
    private readonly figuresDelay = FIGURES_DELAY,
  ) {}

  add(changed: Changed): void {
    changed.requests?.forEach((id) => this.requests.add(id))
    changed.tasks?.forEach((id) => this.tasks.add(id))
    changed.drafts?.forEach((id) => this.drafts.add(id))
    changed.lists?.forEach((name) => this.lists.add(name))
    changed.discussed?.forEach((model) => this.discussed.add(model))
    if (changed.people?.length) this.people = true
    this.timer ??= setTimeout(() => this.flush(), this.nextDelay())
  }

  private nextDelay(): number {
    const now = Date.now()
    const delay = now - this.told > QUIET_AFTER ? FIRST_DELAY : this.delay
    this.told = now
    this.delay = Math.min(delay * 2, LONGEST_DELAY)
    return delay
  }

  /**
   * After a gap nobody knows what was missed; and what I know may be kept from me by now. What is on the screen is
   * read anew, the rest is forgotten, so that no page shows it while it is read.
   */
  all(): void {
    this.stop()
    this.queries.removeQueries({ type: 'inactive' })
    void this.queries.invalidateQueries()
  }

  stop(): void {
    clearTimeout(this.figures)
    this.figures = undefined
    this.forget()
  }

  private forget(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.requests.clear()
    this.tasks.clear()
    this.drafts.clear()
    this.lists.clear()
    this.discussed.clear()
    this.people = false
  }

  private flush(): void {
    const stale: (readonly unknown[])[] = []
    if (this.requests.size || this.tasks.size) {
      stale.push(keys.tasks.lists, keys.requests.lists, keys.incidents.lists, keys.deliverables.lists, keys.team.lists)
    }
    // Whose tasks one sees depends on who is away.
    if (this.people) stale.push(keys.people, keys.absences, keys.team.lists, keys.tasks.lists, keys.tasks.details, keys.requests.lists)
    this.tasks.forEach((id) => stale.push(keys.tasks.detail(id)))
    this.requests.forEach((id) => stale.push(keys.requests.detail(id)))
    if (this.drafts.size) stale.push(keys.drafts.lists)
    this.drafts.forEach((id) => stale.push(keys.drafts.detail(id)))
    this.lists.forEach((name) => stale.push([name]))
    this.discussed.forEach((model) => stale.push(keys.modelThreads.named(model)))
    if (this.discussed.size) {
      stale.push(keys.modelThreads.ofChanges)
      // The list alone, which counts what is open: not what is kept below it.
      void this.queries.invalidateQueries({ queryKey: keys.models.list, exact: true })
    }
    if (this.requests.size || this.tasks.size) {
      // A busy desk moves figures all the time; nobody can read so fast.
      this.figures ??= setTimeout(() => {
        this.figures = undefined
        void this.queries.invalidateQueries({ queryKey: keys.dashboard.lists })
      }, this.figuresDelay)
    }
    this.forget()
    stale.forEach((queryKey) => void this.queries.invalidateQueries({ queryKey }))
  }
}
