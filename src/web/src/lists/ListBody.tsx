import { Button, SkeletonText } from '@carbon/react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'

interface Props<Item> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  /** What stands there when nothing is on the list. */
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list in all its states: loading, failed, empty, with more to load. */
export function ListBody<Item>({ list, empty, children }: Props<Item>) {
  const { t } = useTranslation()
  const items = itemsOf(list)
  return (
    <div aria-busy={list.isFetching}>
      {list.isPending && (
        <div className="tasks__skeleton" role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      {list.isError && items.length === 0 && list.error instanceof ProblemError && (
        <ErrorState problem={list.error.problem} again={() => void list.refetch()} />
      )}
      {list.isSuccess && items.length === 0 && empty}
      {items.length > 0 && children(items)}
      {list.hasNextPage && (
        <Button
          className="tasks__more"
          kind="ghost"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('tasks.more')}
        </Button>
      )}
    </div>
  )
}

/** All items that were loaded so far. */
export function itemsOf<Item>(list: Props<Item>['list']): Item[] {
  return list.data?.pages.flatMap((page) => page.items) ?? []
}
