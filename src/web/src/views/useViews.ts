import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { SavedView, ViewContent, ViewedList } from '../api/views'

/** The views of a list: mine, and those shared with me. */
export function useViews(list: ViewedList) {
  return useQuery({
    queryKey: keys.views.list(list),
    queryFn: async ({ signal }) => (await orThrow(api.views(list, { signal }))).items,
  })
}

/** What can be done to views; the list of views is asked for again either way. */
export type ViewChange =
  | { kind: 'keep'; id: string; content: ViewContent; begin: boolean }
  | { kind: 'overwrite'; view: SavedView; content: ViewContent; begin: boolean }
  | { kind: 'begin'; view: SavedView; begin: boolean }
  | { kind: 'delete'; view: SavedView }

/** Keeps, overwrites or deletes a view; gives the view that it made, or null when it is gone. */
export function useViewChange(list: ViewedList) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (change: ViewChange): Promise<SavedView | null> => {
      if (change.kind === 'delete') {
        await orThrow(api.deleteView(change.view.id))
        return null
      }
      const view = await content(list, change)
      if (view.first !== change.begin) await orThrow(api.beginWithView(view.id, change.begin))
      return { ...view, first: change.begin }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.views.lists }),
  })
}

function content(list: ViewedList, change: Exclude<ViewChange, { kind: 'delete' }>): Promise<SavedView> {
  switch (change.kind) {
    case 'keep':
      return orThrow(api.keepView(change.id, list, change.content))
    case 'overwrite':
      return orThrow(api.overwriteView(change.view.id, change.view.version, change.content))
    case 'begin':
      return Promise.resolve(change.view)
  }
}
