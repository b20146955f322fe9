import type { Finding } from '../../../../lint/lib/findings.js'
import { type DecisionLibrary, reveal } from '../revealInDecision'
import { type Marks, MarkSheet } from './Marks'

/** Marks on rows and columns of tables, and on the diagram of requirements. */
export class DecisionMarks implements Marks {
  private readonly sheet: MarkSheet

  constructor(
    private readonly modeler: DecisionLibrary,
    private readonly canvas: HTMLElement,
  ) {
    this.sheet = new MarkSheet(
      (id) => [`tr > td.rule-index[data-row-id="${id}"]`, `th[data-col-id="${id}"]`, `.djs-element[data-element-id="${id}"] .djs-visual > :first-child`],
      (colour) => `box-shadow: inset 4px 0 0 ${colour} !important; stroke: ${colour} !important;`,
    )
  }

  show(findings: Finding[]): void {
    this.sheet.show(findings)
  }

  detach(): void {
    this.sheet.detach()
  }

  goTo({ element }: Finding): void {
    reveal(this.modeler, this.canvas, element)
  }
}
