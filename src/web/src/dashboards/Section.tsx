import { SkeletonText } from '@carbon/react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'

interface Props<T> {
  title: string
  query: UseQueryResult<T>
  wide?: boolean
  /** What addresses on this page lead to it by. */
  anchor?: string
  /** Stands beside the title. */
  tools?: ReactNode
  children: (data: T) => ReactNode
}

/** A part of the dashboard in all its states; one that fails leaves the others alone. */
export function Section<T>({ title, query, wide = false, anchor, tools, children }: Props<T>) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section
      id={anchor}
      className={['panel figures__panel', wide && 'figures__panel--wide', anchor && 'panel--anchor'].filter(Boolean).join(' ')}
      aria-labelledby={id}
      aria-busy={query.isFetching}
    >
      <header className="panel__head">
        <h2 id={id} className="panel__title">
          {title}
        </h2>
        {tools}
      </header>
      {query.isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={5} />
        </div>
      )}
      {query.data === undefined && query.error instanceof ProblemError && (
        <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
      )}
      {query.data !== undefined && children(query.data)}
    </section>
  )
}
