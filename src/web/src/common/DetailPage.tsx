import { SkeletonText } from '@carbon/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import { ErrorState } from './States'

interface Props<T> {
  /** Where the list is that this is one of, and what it is called. */
  back: { to: string; text: string }
  /** What was asked for; it is shown as soon as it is there, and stays while it is asked for anew. */
  asked: { data: T | undefined; error: Error | null; isPending: boolean; refetch: () => unknown }
  /** Classes beside those of every page. */
  className?: string
  children: (data: T) => ReactNode
}

/** A page about one thing: the way back, and the thing, or that it is being loaded, or why it is not there. */
export function DetailPage<T>({ back, asked: { data, error, isPending, refetch }, className = '', children }: Props<T>) {
  const { t } = useTranslation()
  return (
    <div className={`page ${className}`.trim()}>
      <p className="page__back">
        <Link to={back.to}>{back.text}</Link>
      </p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText heading />
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      {data === undefined && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data !== undefined && children(data)}
    </div>
  )
}
