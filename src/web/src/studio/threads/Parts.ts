import { PageSheet } from '../PageSheet'

/** A part of a model that people may talk about. */
export interface Part {
  id: string
  /** Null when it has no name of its own. */
  name: string | null
}

/** The words of a mark. */
export interface MarkWords {
  /** How many threads are open. */
  count: string
  /** The same in a sentence. */
  label: string
  /** Somebody asks for what is said there. */
  asked: () => void
}

/** The parts of a model as one library draws them. */
export interface Parts {
  /** All that one may talk about as the model is now, in its order. */
  all(): Part[]
  /** Hears what is chosen whenever that changes; null for nothing. */
  onChosen(told: (id: string | null) => void): void
  /** Marks these parts, by id, and nothing else. */
  mark(marks: ReadonlyMap<string, MarkWords>): void
  /** Brings a part into sight and chooses it; does nothing when it is not there. */
  goTo(id: string): void
  detach(): void
}

/** Hears which part of a drawing is clicked, or takes the focus, by what its elements say. */
export class HeardParts {
  private told: (id: string | null) => void = () => {}
  private readonly ended = new AbortController()

  /**
   * @param idOf the id of the part in which an element lies; null beside all of them, undefined where that says nothing
   */
  constructor(canvas: HTMLElement, idOf: (element: Element) => string | null | undefined) {
    const hear = ({ target }: Event) => {
      const id = target instanceof Element ? idOf(target) : undefined
      if (id !== undefined) this.told(id)
    }
    canvas.addEventListener('click', hear, { capture: true, signal: this.ended.signal })
    canvas.addEventListener('focusin', hear, { signal: this.ended.signal })
  }

  onChosen(told: (id: string | null) => void): void {
    this.told = told
  }

  detach(): void {
    this.ended.abort()
  }
}

/** Marks parts by a style sheet of its own: libraries that draw anew take away what is put on their elements. */
export class CountSheet {
  private readonly sheet = new PageSheet()

  /**
   * @param selectors of a part, by its id as CSS has it
   * @param placed of those that have a place to be marked at already
   */
  constructor(
    private readonly selectors: (id: string) => string[],
    private readonly placed: (id: string) => string[] = () => [],
    /** How far from the end of a part its mark stands, as CSS has it. */
    private readonly end = '0',
  ) {}

  show(marks: ReadonlyMap<string, MarkWords>): void {
    const rules = [...marks].map(([id, { count }]) => {
      const parts = this.selectors(CSS.escape(id))
      return `${parts.join(', ')} { position: relative; }\n${[...parts, ...this.placed(CSS.escape(id))].map((part) => `${part}::after`).join(', ')} { content: '${count}'; ${MARK}; inset-inline-end: ${this.end} }`
    })
    this.sheet.write(rules.join('\n'))
  }

  detach(): void {
    this.sheet.detach()
  }
}

const MARK = [
  'position: absolute',
  'z-index: 1',
  'inset-block-start: 0',
  'inset-inline-start: auto',
  'inset-block-end: auto',
  'display: grid',
  'place-items: center',
  'box-sizing: border-box',
  'min-inline-size: 1.25rem',
  'block-size: 1.25rem',
  'padding-inline: 0.25rem',
  'font: 600 0.75rem/1 var(--cds-body-font-family, sans-serif)',
  'color: #fff',
  'background: #0f62fe',
  'border: none',
  'border-radius: 0.625rem 0.625rem 0 0.625rem',
  'pointer-events: none',
].join('; ')
