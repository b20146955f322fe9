/** Tells that another view is shown. */
export const VIEWS_CHANGED = `views.changed`

interface Named {
  id?: string
}

interface Rule extends Named {
  inputEntry?: Named[]
  outputEntry?: Named[]
}

interface Table extends Named {
  rule?: Rule[]
  input?: Named[]
  output?: Named[]
}

interface Decision extends Named {
  decisionLogic?: Table
}

interface View {
  type: string
  element: object
}

/** A file of decisions, of which one view is shown at a time. */
export interface DecisionLibrary {
  on(event: string, listener: () => void): void
  getViews(): View[]
  getActiveView(): View | undefined
  getActiveViewer(): { get(service: string): unknown } | undefined
  open(view: never): Promise<unknown>
}

/**
 * Brings a part of a decision into sight, in whichever view it is.
 *
 * @param drawn called for what stands in the diagram, once that is shown; without it, a decision is shown by its own view
 */
export function reveal(library: DecisionLibrary, canvas: HTMLElement, id: string, drawn?: () => void): void {
  const views = library.getViews()
  const table = views.find(({ type, element }) => type !== 'drd' && has(element as Decision, id, drawn === undefined))
  const view = table ?? (drawn && views.find(({ type }) => type === 'drd'))
  const show = () => {
    if (!table && drawn) return drawn()
    const name = CSS.escape(id)
    const part =
      canvas.querySelector<HTMLElement>(`td[data-element-id="${name}"]`) ??
      canvas.querySelector<HTMLElement>(`[data-row-id="${name}"], [data-col-id="${name}"]`)
    part?.scrollIntoView({ block: 'center', inline: 'nearest' })
    part?.focus()
  }
  if (view && library.getActiveView()?.element !== view.element) void library.open(view as never).then(show)
  else show()
}

/** Whether an element is a decision's table, or a part of it, or the decision itself where that counts. */
function has({ id: own, decisionLogic: table }: Decision, id: string, itself: boolean): boolean {
  if (itself && own === id) return true
  const cells = (table?.rule ?? []).flatMap((rule) => [rule, ...(rule.inputEntry ?? []), ...(rule.outputEntry ?? [])])
  return [table, ...cells, ...(table?.input ?? []), ...(table?.output ?? [])].some((one) => one?.id === id)
}
