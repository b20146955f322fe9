import { SkeletonText } from '@carbon/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'
import { useNow } from '../common/useNow'
import { useTitle } from '../common/useTitle'
import { EmptyList } from '../lists/EmptyList'
import { useSession } from '../session/session'
import { BoardFilters } from './BoardFilters'
import { CalendarView } from './CalendarView'
import { Columns, stages } from './Columns'
import { beginOf, dayOf, plus } from './days'
import { useBoardView, type View } from './useBoardView'
import { usePieceCounts, usePieces } from './usePieces'

const DAYS_OF_ACCEPTED = 14
const views: View[] = ['board', 'week', 'month']

/** What is being made, by the stage of the work or by the day it is due. */
export function BoardPage() {
  const { t } = useTranslation()
  const { timeZone } = useSession().settings
  const today = dayOf(useNow(), timeZone)
  const board = useBoardView(today)
  useTitle(t('nav.board'))

  return (
    <div className="page page--board">
      <header className="page__head">
        <h1>{t('nav.board')}</h1>
      </header>
      <nav className="scopes" aria-label={t('board.views')}>
        {views.map((view) => (
          <Link
            key={view}
            className="scopes__tab"
            to={board.linkTo({ view: view === 'board' ? '' : view })}
            aria-current={view === board.view ? 'page' : undefined}
          >
            {t(`boardView.${view}`)}
          </Link>
        ))}
      </nav>
      <BoardFilters query={board.query} set={board.set} />
      {board.view === 'board' ? <Stages board={board} /> : <CalendarView board={board} view={board.view} today={today} />}
    </div>
  )
}

function Stages({ board }: { board: ReturnType<typeof useBoardView> }) {
  const { t } = useTranslation()
  const { timeZone } = useSession().settings
  const today = dayOf(useNow(), timeZone)
  const { person, team, type } = board.query
  const query = useMemo(
    () => ({ person, team, type, acceptedSince: beginOf(plus(today, -DAYS_OF_ACCEPTED), timeZone) }),
    [person, team, type, today, timeZone],
  )
  const inWork = usePieces({ person, team, type, stage: stages.filter((stage) => stage !== 'accepted').join(',') })
  const accepted = usePieces({ ...query, stage: 'accepted' })
  const counts = usePieceCounts(query)

  const pieces = [...(inWork.data?.pages ?? []), ...(accepted.data?.pages ?? [])].flatMap((page) => page.items)
  const failed = [inWork, accepted, counts].find(({ isError, data }) => isError && !data)
  if (failed?.error instanceof ProblemError) {
    return <ErrorState problem={failed.error.problem} again={() => void Promise.all([inWork.refetch(), accepted.refetch(), counts.refetch()])} />
  }
  if (inWork.isPending || accepted.isPending) {
    return (
      <div className="board" role="status" aria-label={t('state.loading')}>
        {stages.map((stage) => (
          <div key={stage} className="board__column">
            <SkeletonText paragraph lineCount={5} />
          </div>
        ))}
      </div>
    )
  }
  if (pieces.length === 0) {
    return <EmptyList {...board} noMatch={t('board.noMatch')} title={t('board.empty')} hint={t('board.emptyHint')} />
  }
  return (
    <Columns
      pieces={pieces}
      counts={counts.data}
      more={inWork.hasNextPage ? () => void inWork.fetchNextPage() : null}
      moreAccepted={accepted.hasNextPage ? () => void accepted.fetchNextPage() : null}
    />
  )
}
