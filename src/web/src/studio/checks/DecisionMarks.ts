import type { Finding } from '../../../../lint/lib/findings.js'
import { type Marks, MarkSheet } from './Marks'

interface Named {
  id?: string
}

interface Table extends Named {
  rule?: Named[]
  input?: Named[]
  output?: Named[]
}

interface View {
  type: string
  element: Named & { decisionLogic?: Table }
}

interface Library {
  getViews(): View[]
  getActiveView(): View | undefined
  open(view: never): Promise<unknown>
}

/** Marks on rows and columns of tables, and on the diagram of requirements. */
export class DecisionMarks implements Marks {
  private readonly sheet: MarkSheet

  constructor(
    private readonly modeler: Library,
    private readonly canvas: HTMLElement,
  ) {
    this.sheet = new MarkSheet(
      canvas,
      (id) => [`tr > td.rule-index[data-row-id="${id}"]`, `th[data-col-id="${id}"]`, `.djs-element[data-element-id="${id}"] .djs-visual > :first-child`],
      (colour) => `box-shadow: inset 4px 0 0 ${colour} !important; stroke: ${colour} !important;`,
    )
  }

  show(findings: Finding[]): void {
    this.sheet.show(findings)
  }

  goTo({ element }: Finding): void {
    const view = this.modeler.getViews().find((one) => one.type !== 'drd' && has(one, element))
    const reveal = () => {
      const part = this.canvas.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(element)}"], [data-col-id="${CSS.escape(element)}"]`)
      part?.scrollIntoView({ block: 'center', inline: 'nearest' })
      part?.focus()
    }
    if (view && this.modeler.getActiveView()?.element !== view.element) void this.modeler.open(view as never).then(reveal)
    else reveal()
  }
}

/** Whether an element is a decision, its table, or a part of it. */
function has({ element: decision }: View, id: string): boolean {
  const table = decision.decisionLogic
  return [decision, table, ...(table?.rule ?? []), ...(table?.input ?? []), ...(table?.output ?? [])].some((one) => one?.id === id)
}
