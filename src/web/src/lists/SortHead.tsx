import { ArrowDown, ArrowsVertical, ArrowUp } from '@carbon/icons-react'
import type { ReactNode } from 'react'

export interface Sorting {
  /** The order in effect, e.g. `-due`. */
  sort: string
  set: (sort: string) => void
}

interface Props extends Partial<Sorting> {
  /** What this column orders by. */
  by: string
  /** The first press gives the greatest first: for what is newest first by habit. */
  descendingFirst?: boolean
  className?: string
  children: ReactNode
}

/**
 * The head of a column: a button that orders the list by it, and the other way round when pressed again; just a head
 * where the order is fixed.
 */
export function SortHead({ by, sort, set, descendingFirst = false, className, children }: Props) {
  if (!set)
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    )
  const up = sort === by
  const down = sort === `-${by}`
  const first = descendingFirst ? `-${by}` : by
  const Icon = up ? ArrowUp : down ? ArrowDown : ArrowsVertical
  const press = () => set(up ? `-${by}` : down ? by : first)
  return (
    <th scope="col" className={className} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <button type="button" className="sort-head" onClick={press}>
        {children}
        <Icon className={up || down ? 'sort-head__icon' : 'sort-head__icon sort-head__icon--idle'} />
      </button>
    </th>
  )
}
