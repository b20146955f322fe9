import type { Finding } from '../../../../lint/lib/findings.js'
import { PageSheet } from '../PageSheet'

/** Shows findings where they are, within one library's editor. */
export interface Marks {
  /** Marks these, and nothing else. */
  show(findings: Finding[]): void
  /** Brings the element into sight; does nothing when it is not drawn. */
  goTo(finding: Finding): void
}

/** Marks elements by a style sheet of its own: libraries that draw anew take away what is put on their elements. */
export class MarkSheet {
  private readonly sheet = new PageSheet()

  /**
   * @param selectors of an element's parts, by its id as CSS has it
   */
  constructor(
    private readonly selectors: (id: string) => string[],
    private readonly rule: (colour: string) => string,
  ) {}

  show(findings: Finding[]): void {
    const of = (severity: string) => findings.filter((one) => one.element && one.severity === severity).map(({ element }) => element)
    // The later rule holds: an error hides a warning.
    this.sheet.write([this.lines(of('WARNING'), '#b28600'), this.lines(of('ERROR'), '#da1e28')].join('\n'))
  }

  detach(): void {
    this.sheet.detach()
  }

  private lines(ids: string[], colour: string): string {
    const selectors = [...new Set(ids)].flatMap((id) => this.selectors(CSS.escape(id)))
    return selectors.length > 0 ? `${selectors.join(',\n')} { ${this.rule(colour)} }` : ''
  }
}
