import { type RefObject, useEffect } from 'react'

interface Actions {
  /** Called with the id of the row that has the focus. */
  hold(id: string, hold: boolean): void
  select(id: string): void
  help(): void
}

/**
 * Keys of a list: j/k or arrows move the focus between the rows' links, c takes, r puts back and x chooses the row
 * that has it, / goes to the search, ? shows the keys. Enter follows the link by itself. Rows are what carries
 * `data-row`; keys typed into fields or with modifiers are left alone.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, actions: Actions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input:not([type=checkbox]), textarea, select, [role=dialog], [contenteditable]')) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const current = rows.findIndex((row) => row.contains(document.activeElement))
      const focus = (index: number) => {
        const row = rows[Math.max(0, Math.min(index, rows.length - 1))]
        row?.querySelector<HTMLElement>('a')?.focus()
        row?.scrollIntoView({ block: 'nearest' })
      }
      const id = rows[current]?.dataset.row
      switch (event.key) {
        case 'j':
        case 'ArrowDown':
          focus(current + 1)
          break
        case 'k':
        case 'ArrowUp':
          focus(current - 1)
          break
        case 'c':
        case 'r':
          if (!id) return
          actions.hold(id, event.key === 'c')
          break
        case 'x':
          if (!id) return
          actions.select(id)
          break
        case '/':
          document.querySelector<HTMLElement>('#search')?.focus()
          break
        case '?':
          actions.help()
          break
        default:
          return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
