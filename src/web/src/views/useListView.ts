import { useEffect } from 'react'
import { useLocation } from 'react-router'
import type { SavedView, ViewedList } from '../api/views'
import { useAddress } from '../lists/useAddress'
import { sameParameters } from './parameters'
import { useViews } from './useViews'

/**
 * What a list shows: filters, order and scope from the address, and which saved view was opened. Who comes to the
 * list without any of these gets the view that the list begins with.
 *
 * @param scope null where the list has none
 * @param names of the parameters that the list takes, beside its scope and order
 */
export function useListView<Name extends string>(list: ViewedList, scope: string | null, names: readonly Name[]) {
  const { value, change, replace, linkTo } = useAddress()
  const { search, state } = useLocation()
  const arrived = search === '' && !(state as { chosen?: boolean } | null)?.chosen
  const views = useViews(list)
  const begin = views.data?.find((view) => view.first)

  const scoped: Record<string, string> = scope === null ? {} : { scope }
  const open = (view: SavedView | null) => replace(view ? { ...view.parameters, view: view.id } : scoped)
  const beginning = arrived && begin !== undefined
  useEffect(() => {
    if (beginning) open(begin)
  })

  const values: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const text = value(name)
    if (text !== undefined) values[name] = text
  }
  const sort = value('sort')
  const parameters: Record<string, string> = { ...scoped, ...(values as Record<string, string>), ...(sort && { sort }) }
  const current = views.data?.find((view) => view.id === value('view'))
  return {
    list,
    values,
    sort,
    parameters,
    views,
    current,
    changed: current !== undefined && !sameParameters(current.parameters, parameters),
    /** Whether it is known what the list is to show. */
    ready: !(arrived && views.isPending) && !beginning,
    open,
    set: (changes: Partial<Record<Name | 'sort', string>>) => change(changes as Record<string, string>),
    clear: () => replace({ ...scoped, ...(sort && { sort }) }),
    linkTo: (other: string) => linkTo({ scope: other }),
    filtered: Object.keys(values).length > 0,
  }
}

export type ListView<Name extends string = string> = ReturnType<typeof useListView<Name>>
