import { ChevronLeft, ChevronRight } from '@carbon/icons-react'
import { Button, IconButton, SkeletonText } from '@carbon/react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ProblemError } from '../api/request'
import type { Piece } from '../api/production'
import { Notice } from '../common/Notice'
import { EmptyState, ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useNarrow } from '../common/useMedia'
import { languages } from '../i18n/languages'
import { useSession } from '../session/session'
import { beginOf, Calendar, type Day, dayOf, plus } from './days'
import { PieceCard } from './PieceCard'
import { PieceHolder, PieceTitle } from './PieceParts'
import type { useBoardView } from './useBoardView'
import { usePiecesOfSpan } from './usePieces'

const SHOWN_IN_A_DAY = 3

interface Props {
  board: ReturnType<typeof useBoardView>
  view: 'week' | 'month'
  today: Day
}

/** Deliverables by the day they are due: a sheet of weeks, or a list of days on a phone. */
export function CalendarView({ board, view, today }: Props) {
  const { t, i18n } = useTranslation()
  const { language, timeZone } = useSession().settings
  const navigate = useNavigate()
  const narrow = useNarrow()
  const calendar = useMemo(() => new Calendar(languages[language].locale), [language])
  const weeks = view === 'week' ? [calendar.week(board.at)] : calendar.month(board.at)
  const first = weeks[0]![0]!
  const last = weeks.at(-1)!.at(-1)!
  const sheet = usePiecesOfSpan({
    ...board.query,
    dueFrom: beginOf(first, timeZone),
    dueBefore: beginOf(plus(last, 1), timeZone),
  })

  const byDay = new Map<Day, Piece[]>()
  for (const piece of sheet.data?.pieces ?? []) {
    const day = dayOf(Date.parse(piece.dueAt!), timeZone)
    byDay.set(day, [...(byDay.get(day) ?? []), piece])
  }
  const turned = (ahead: boolean) =>
    view === 'week' ? plus(board.at, ahead ? 7 : -7) : calendar.otherMonth(board.at, ahead)
  const [Backwards, Forwards] = i18n.dir() === 'rtl' ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight]

  return (
    <section aria-busy={sheet.isFetching} aria-labelledby="sheet">
      <div className="sheet__head">
        <h2 id="sheet" aria-live="polite">
          {view === 'week' ? calendar.span(first, last) : calendar.monthName(board.at)}
        </h2>
        <div className="sheet__turn">
          <IconButton
            kind="ghost"
            size="md"
            label={t(view === 'week' ? 'board.weekBefore' : 'board.monthBefore')}
            onClick={() => void navigate(board.linkTo({ at: turned(false) }))}
          >
            <Backwards />
          </IconButton>
          <Button as={Link} kind="ghost" size="md" to={board.linkTo({ at: '' })}>
            {t('board.today')}
          </Button>
          <IconButton
            kind="ghost"
            size="md"
            align="bottom-end"
            label={t(view === 'week' ? 'board.weekAfter' : 'board.monthAfter')}
            onClick={() => void navigate(board.linkTo({ at: turned(true) }))}
          >
            <Forwards />
          </IconButton>
        </div>
      </div>
      {sheet.data?.more && <Notice kind="info" title={t('board.tooMany')} />}
      {sheet.isPending && <SkeletonText paragraph lineCount={8} />}
      {!sheet.data && sheet.error instanceof ProblemError && (
        <ErrorState problem={sheet.error.problem} again={() => void sheet.refetch()} />
      )}
      {sheet.data && narrow && <DayList days={weeks.flat()} byDay={byDay} calendar={calendar} today={today} />}
      {sheet.data && !narrow && (
        <Sheet weeks={weeks} byDay={byDay} calendar={calendar} view={view} at={board.at} today={today} />
      )}
    </section>
  )
}

interface Days {
  byDay: Map<Day, Piece[]>
  calendar: Calendar
  today: Day
}

function DayList({ days, byDay, calendar, today }: Days & { days: Day[] }) {
  const { t } = useTranslation()
  const used = days.filter((day) => byDay.has(day))
  if (used.length === 0) return <EmptyState title={t('board.nothingDue')} />
  return (
    <ol className="daylist">
      {used.map((day) => (
        <li key={day}>
          <h3 className={day === today ? 'daylist__today' : undefined}>{calendar.name(day)}</h3>
          <ul className="cards">
            {byDay.get(day)!.map((piece) => (
              <PieceCard key={piece.id} piece={piece} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Sheet({
  weeks,
  byDay,
  calendar,
  view,
  at,
  today,
}: Days & { weeks: Day[][]; view: 'week' | 'month'; at: Day }) {
  return (
    <table className={`sheet sheet--${view}`}>
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col">
              {calendar.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={view === 'month' && !calendar.sameMonth(at, day) ? 'sheet__other' : undefined}
                aria-current={day === today ? 'date' : undefined}
              >
                <time className="sheet__day" dateTime={day} aria-label={calendar.name(day)}>
                  {calendar.number(day)}
                </time>
                <DayPieces pieces={byDay.get(day) ?? []} whole={view === 'week'} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayPieces({ pieces, whole }: { pieces: Piece[]; whole: boolean }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const [all, setAll] = useState(false)
  const shown = whole || all ? pieces : pieces.slice(0, SHOWN_IN_A_DAY)
  const hidden = pieces.length - shown.length
  return (
    <>
      <ul className="sheet__pieces">
        {shown.map((piece) => (
          <li
            key={piece.id}
            className={`chip chip--${piece.overdue ? 'late' : piece.stage}`}
            title={`${piece.requestId} ${piece.requestTitle}`}
          >
            <PieceTitle piece={piece} short />
            <span className="chip__line">
              {t(`stage.${piece.stage}`)}
              {piece.overdue && ` · ${t('due.late')}`}
            </span>
            {whole && (
              <>
                <span className="chip__line">
                  <bdi>{piece.requestId}</bdi> <bdi>{piece.requestTitle}</bdi>
                </span>
                <PieceHolder piece={piece} />
              </>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="sheet__more" onClick={() => setAll(true)}>
          {t('board.moreOfDay', { number: moments.number(hidden) })}
        </button>
      )}
    </>
  )
}
