import { useState } from 'react'
import type { Task } from '../api/tasks'

/** Which tasks of a list are chosen; what leaves the list is not chosen any more. */
export interface Selection {
  chosen: Task[]
  has(task: Task): boolean
  toggle(task: Task): void
  /** Chooses all that are listed, or none. */
  all(wanted: boolean): void
}

export function useSelection(tasks: Task[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    chosen: tasks.filter((task) => ids.has(task.id)),
    has: (task) => ids.has(task.id),
    toggle: (task) =>
      setIds((before) => {
        const after = new Set(before)
        if (!after.delete(task.id)) after.add(task.id)
        return after
      }),
    all: (wanted) => setIds(new Set(wanted ? tasks.map((task) => task.id) : [])),
  }
}
